namespace Baloan.Sdk.Http.Internal;

/// <summary>One attempt at an operation. Where it is a change, <see cref="Sending"/> watches over it.</summary>
internal sealed class GatewayRequestMessage(HttpMethod method, Uri address, ChangeSending? sending) : HttpRequestMessage(method, address)
{
    private int _connections;

    public ChangeSending? Sending { get; } = sending;

    /// <summary>The message is about to be sent, for the first time or again.</summary>
    public void OnSend() => Volatile.Write(ref _connections, 0);

    /// <summary>Whether a new connection may be opened for this sending.</summary>
    public bool MayConnect() => Interlocked.Increment(ref _connections) == 1;
}
