namespace Baloan.Sdk.Http.Internal;

/// <summary>One attempt at an operation. Where it is a change, <see cref="Change"/> is its body.</summary>
internal sealed class GatewayRequestMessage(HttpMethod method, Uri address, GatewayContent? change) : HttpRequestMessage(method, address)
{
    private bool _claimed;

    public GatewayContent? Change { get; } = change;

    /// <summary>Whether this message may be sent now: the first time, or again while nothing of it has left.</summary>
    public bool TryClaim(GatewayContent change)
    {
        var allowed = !_claimed || !change.HasBegun;
        _claimed = true;
        return allowed;
    }
}
