namespace Baloan.Sandbox.Gateway;

/// <summary>A sentence about what was done.</summary>
internal sealed record DetailBody(string Detail);
