namespace Baloan.Sdk;

/// <summary>A call back as logs name it. A logger that writes out the properties of what it is given finds no reason in it.</summary>
internal readonly struct CallbackName
{
    private readonly LoanCallback? _callback;

    private CallbackName(LoanCallback callback) => _callback = callback;

    public static implicit operator CallbackName(LoanCallback callback) => new(callback);

    public override string ToString() => _callback?.ToString() ?? "";
}
