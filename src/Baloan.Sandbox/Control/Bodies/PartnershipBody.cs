namespace Baloan.Sandbox.Control.Bodies;

/// <summary>Whether the partner's contract is in force.</summary>
internal sealed record PartnershipBody(bool IsActive);
