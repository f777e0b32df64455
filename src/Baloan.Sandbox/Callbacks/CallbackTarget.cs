namespace Baloan.Sandbox.Callbacks;

/// <summary>Where call backs go, and the secret that goes along.</summary>
internal sealed record CallbackTarget(Uri Url, string? Secret)
{
    public override string ToString() => "Call back target";
}
