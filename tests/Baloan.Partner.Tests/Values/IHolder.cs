namespace Baloan.Partner.Tests.Values;

/// <summary>An object of the partner's with a value in it.</summary>
public interface IHolder
{
    object? Value { get; set; }
}
