namespace Baloan.Sandbox.Control.Bodies;

/// <summary>Which tokens to revoke.</summary>
internal sealed record RevokeBody(bool RefreshTokensToo = true);
