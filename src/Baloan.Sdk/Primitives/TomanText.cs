namespace Baloan.Sdk;

/// <summary>The amount in Toman, in plain digits.</summary>
internal readonly struct TomanText : ITextForm<Toman>
{
    public bool TryRead(string text, out Toman value) => Toman.TryParse(text, out value);

    public string Write(Toman value) => value.ToString();
}
