namespace Baloan.Sdk;

/// <summary>The text that a value is kept as: the whole value, the same in every culture, and read back as the same value.</summary>
internal interface ITextForm<T>
{
    /// <summary>Reads the text; what <see cref="Write"/> gives for the default is the default again.</summary>
    bool TryRead(string text, out T value);

    /// <summary>The text of a value, whole where <c>ToString()</c> masks.</summary>
    string Write(T value);
}
