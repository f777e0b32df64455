namespace Baloan.Sandbox.Control;

/// <summary>The clock.</summary>
internal sealed record ClockBody(DateTimeOffset Now, bool IsStopped);
