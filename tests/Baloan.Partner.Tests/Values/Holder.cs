namespace Baloan.Partner.Tests.Values;

/// <summary>An object of the partner's with a value in it.</summary>
public sealed class Holder<T> : IHolder
{
    public T? Held { get; set; }

    object? IHolder.Value
    {
        get => Held;
        set => Held = (T?)value;
    }
}
