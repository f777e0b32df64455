namespace Baloan.Sandbox.Control.Bodies;

/// <summary>The clock.</summary>
internal sealed record ClockBody(DateTimeOffset Now, bool IsStopped);
