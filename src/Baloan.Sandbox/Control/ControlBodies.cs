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

/// <summary>Moves a loan to a state.</summary>
internal sealed record StateBody(SandboxLoanState State, string? Reason = null);

/// <summary>A loan's one-time password; null when none is valid.</summary>
internal sealed record OtpBody(string? Otp);

/// <summary>A call back that no change of state made.</summary>
internal sealed record NewCallbackBody(Guid LoanId, string State, string? Reason = null);

/// <summary>Where call backs go; no URL sends none.</summary>
internal sealed record TargetBody(Uri? Url, string? Secret = null);

/// <summary>The clock.</summary>
internal sealed record ClockBody(DateTimeOffset Now, bool IsStopped);

/// <summary>A time to set the clock to.</summary>
internal sealed record TimeBody(DateTimeOffset Now);

/// <summary>Seconds to move the clock by; negative moves it back.</summary>
internal sealed record JumpBody(TimeSpan Seconds);

/// <summary>Which tokens to revoke.</summary>
internal sealed record RevokeBody(bool RefreshTokensToo = true);

/// <summary>Whether the partner's contract is in force.</summary>
internal sealed record PartnershipBody(bool IsActive);

/// <summary>A phone number that Shahkar knows as one person's.</summary>
internal sealed record PhoneOwnerBody(string PhoneNumber, string NationalIdentifier);

/// <summary>An applicant's credit, in Toman.</summary>
internal sealed record CreditBody(string NationalIdentifier, long Credit);

/// <summary>Whether an upstream service fails.</summary>
internal sealed record ServiceBody(bool IsFailing);

/// <summary>The values that always earn a code, by code.</summary>
internal sealed record MagicValuesBody(
    IReadOnlyDictionary<string, string> NationalIdentifiers,
    IReadOnlyDictionary<string, string> Otps,
    string Username);
