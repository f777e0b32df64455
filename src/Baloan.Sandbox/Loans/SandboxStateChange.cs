namespace Baloan.Sandbox;

/// <summary>One change of a loan file's state.</summary>
/// <param name="State">The state it came into.</param>
/// <param name="Reason">The reason of a block or a cancellation; otherwise null.</param>
/// <param name="At">When, by the sandbox's clock.</param>
public sealed record SandboxStateChange(SandboxLoanState State, string? Reason, DateTimeOffset At);
