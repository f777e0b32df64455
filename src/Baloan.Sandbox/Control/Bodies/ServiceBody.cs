namespace Baloan.Sandbox.Control;

/// <summary>Whether an upstream service fails.</summary>
internal sealed record ServiceBody(bool IsFailing);
