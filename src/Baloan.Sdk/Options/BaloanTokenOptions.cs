namespace Baloan.Sdk;

/// <summary>How the client obtains, renews and shares its access token. The defaults suit the gateway; every member can be bound from configuration.</summary>
public sealed class BaloanTokenOptions
{
    // The shortest time-out that Polly takes, so that a shorter one is named here and not in the middle of a renewal.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    /// <summary>How long before its end a token is renewed in the background, while it still serves. Never more than a fifth of a token's lifetime is used. Default: 30 seconds.</summary>
    public TimeSpan RenewAhead { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The lifetime that is assumed for a token that does not tell its own. Default: 4 minutes.</summary>
    public TimeSpan FallbackLifetime { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>The longest that one renewal may take, with all its attempts. Default: 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that one token request may take. Default: 10 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a token request is repeated after a lost connection, a 408, a 429 or a 5xx, within <see cref="Timeout"/>. Default: 3; 0 turns repeating off.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first repeat; it doubles each time, with jitter. A <c>Retry-After</c> of the gateway comes first. Default: 250 milliseconds.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait before a repeat for which the gateway has named no time. Default: 5 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How a token that is shared by several nodes is kept. Only used with a distributed token store.</summary>
    public BaloanTokenStoreOptions Store { get; set; } = new();

    internal void Check(SettingViolations violations, string prefix)
    {
        violations.RequireDuration(RenewAhead, prefix, nameof(RenewAhead), TimeSpan.Zero, OneHour);
        violations.RequireDuration(FallbackLifetime, prefix, nameof(FallbackLifetime), OneSecond, OneHour);
        violations.RequireDuration(Timeout, prefix, nameof(Timeout), ShortestTimeout, OneHour);
        violations.RequireDuration(AttemptTimeout, prefix, nameof(AttemptTimeout), ShortestTimeout, OneHour);
        violations.RequireDuration(
            !IsTimeout(AttemptTimeout) || !IsTimeout(Timeout) || AttemptTimeout <= Timeout,
            AttemptTimeout, prefix, nameof(AttemptTimeout), $"must be at most {nameof(Timeout)}");
        violations.Require(MaxRetries is >= 0 and <= 20, prefix, nameof(MaxRetries), "must be 0 to 20");
        violations.RequireDuration(BaseDelay, prefix, nameof(BaseDelay), TimeSpan.Zero, OneHour);
        violations.RequireDuration(MaxDelay, prefix, nameof(MaxDelay), TimeSpan.FromMilliseconds(1), OneHour);
        violations.Require(Store is not null, prefix, nameof(Store), "must not be null");
        Store?.Check(violations, prefix + nameof(Store) + ":");
    }

    private static bool IsTimeout(TimeSpan value) => value >= ShortestTimeout && value <= OneHour;
}
