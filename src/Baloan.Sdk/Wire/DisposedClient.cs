namespace Baloan.Sdk;

/// <summary>What a caller of a disposed client gets.</summary>
internal static class DisposedClient
{
    public static ObjectDisposedException Exception() => new("Baloan.Sdk.BaloanClient");

    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public static void ThrowIf(bool isDisposed)
    {
        if (isDisposed)
        {
            throw Exception();
        }
    }
}
