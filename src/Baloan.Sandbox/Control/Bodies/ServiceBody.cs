namespace Baloan.Sandbox.Control.Bodies;

/// <summary>Whether an upstream service fails.</summary>
internal sealed record ServiceBody(bool IsFailing);
