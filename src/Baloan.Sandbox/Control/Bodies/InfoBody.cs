namespace Baloan.Sandbox.Control;

/// <summary>What a sandbox says of itself.</summary>
internal sealed record InfoBody(
    Uri BaseAddress,
    string Username,
    string Password,
    int Seed,
    DateTimeOffset Now,
    TimeSpan? Auto,
    SandboxRefreshMode Refresh,
    bool PartnershipIsActive,
    Uri? CallbackUrl);
