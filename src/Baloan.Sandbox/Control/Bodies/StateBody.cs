namespace Baloan.Sandbox.Control;

/// <summary>Moves a loan to a state.</summary>
internal sealed record StateBody(SandboxLoanState State, string? Reason = null);
