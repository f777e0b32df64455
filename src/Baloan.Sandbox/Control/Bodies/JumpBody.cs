namespace Baloan.Sandbox.Control;

/// <summary>Seconds to move the clock by; negative moves it back.</summary>
internal sealed record JumpBody(TimeSpan Seconds);
