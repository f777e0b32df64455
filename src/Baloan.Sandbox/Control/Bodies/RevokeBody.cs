namespace Baloan.Sandbox.Control;

/// <summary>Which tokens to revoke.</summary>
internal sealed record RevokeBody(bool RefreshTokensToo = true);
