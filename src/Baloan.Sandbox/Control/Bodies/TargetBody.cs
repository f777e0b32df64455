namespace Baloan.Sandbox.Control;

/// <summary>Where call backs go; no URL sends none.</summary>
internal sealed record TargetBody(Uri? Url, string? Secret = null);
