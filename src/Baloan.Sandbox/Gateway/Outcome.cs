namespace Baloan.Sandbox.Gateway;

/// <summary>What an operation came to: a value or the error to answer with.</summary>
internal readonly record struct Outcome<T>(T? Value, GatewayError? Error)
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(GatewayError error) => new(default, error);
}
