namespace Baloan.Sandbox.Events;

/// <summary>Something that changed: a loan, a request, a call back, a fault, the clock, a setting.</summary>
internal sealed record SandboxEvent(string Kind, object Data);
