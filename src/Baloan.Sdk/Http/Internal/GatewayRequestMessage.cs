namespace Baloan.Sdk.Http.Internal;

/// <summary>One attempt at an operation. Where it is a change, <see cref="Sending"/> watches over it.</summary>
internal sealed class GatewayRequestMessage(HttpMethod method, Uri address, ChangeSending? sending) : HttpRequestMessage(method, address)
{
    public ChangeSending? Sending { get; } = sending;
}
