namespace Baloan.Sandbox.Control;

/// <summary>Whether the partner's contract is in force.</summary>
internal sealed record PartnershipBody(bool IsActive);
