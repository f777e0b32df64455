namespace Baloan.Sandbox.Control;

/// <summary>A time to set the clock to.</summary>
internal sealed record TimeBody(DateTimeOffset Now);
