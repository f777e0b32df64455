using System.Globalization;

namespace Baloan.Sdk;

/// <summary>How the client obtains, renews and shares its access token. The defaults suit the gateway; every member can be bound from configuration.</summary>
public sealed class BaloanTokenOptions
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>How long before its end a token is renewed in the background, while it still serves. Never more than a fifth of a token's lifetime is used. Default: 30 seconds.</summary>
    public TimeSpan RenewAhead { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The lifetime that is assumed for a token that does not tell its own. Default: 4 minutes.</summary>
    public TimeSpan FallbackLifetime { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>The longest that one renewal may take, with all its attempts. Default: 30 seconds.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that one token request may take. Default: 10 seconds.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a token request is repeated after a lost connection, a 408, a 429 or a 5xx, within <see cref="TotalTimeout"/>. Default: 3; 0 turns repeating off.</summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>The wait before the first repeat; it doubles each time, with jitter. A <c>Retry-After</c> of the gateway comes first. Default: 250 milliseconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How a token that is shared by several nodes is kept. Only used with a distributed token store.</summary>
    public BaloanTokenStoreOptions Store { get; set; } = new();

    /// <summary>Each setting that cannot work, in a sentence that begins with its name.</summary>
    internal IEnumerable<string> FindViolations(string prefix) =>
    [
        .. FindOwnViolations(prefix),
        .. Store?.FindViolations($"{prefix}{nameof(Store)}:") ?? [$"{prefix}{nameof(Store)} must not be null."],
    ];

    internal static string Violation(string prefix, string name, string wanted, TimeSpan value) =>
        $"{prefix}{name} must be {wanted}, but is {value.ToString("c", CultureInfo.InvariantCulture)}.";

    private IEnumerable<string> FindOwnViolations(string prefix)
    {
        if (RenewAhead < TimeSpan.Zero || RenewAhead > OneDay)
        {
            yield return Violation(prefix, nameof(RenewAhead), "zero to one day", RenewAhead);
        }

        if (FallbackLifetime < TimeSpan.FromSeconds(1) || FallbackLifetime > OneDay)
        {
            yield return Violation(prefix, nameof(FallbackLifetime), "one second to one day", FallbackLifetime);
        }

        if (!IsTimeout(TotalTimeout))
        {
            yield return Violation(prefix, nameof(TotalTimeout), "10 milliseconds to one day", TotalTimeout);
        }

        if (!IsTimeout(AttemptTimeout))
        {
            yield return Violation(prefix, nameof(AttemptTimeout), "10 milliseconds to one day", AttemptTimeout);
        }
        else if (IsTimeout(TotalTimeout) && AttemptTimeout > TotalTimeout)
        {
            yield return Violation(prefix, nameof(AttemptTimeout), $"at most {nameof(TotalTimeout)}", AttemptTimeout);
        }

        if (MaxRetryAttempts is < 0 or > 20)
        {
            yield return $"{prefix}{nameof(MaxRetryAttempts)} must be 0 to 20, but is {MaxRetryAttempts.ToString(CultureInfo.InvariantCulture)}.";
        }

        if (RetryDelay < TimeSpan.Zero || RetryDelay > OneDay)
        {
            yield return Violation(prefix, nameof(RetryDelay), "zero to one day", RetryDelay);
        }
    }

    // The same limits as Polly's own, so that a bad value is named here and not in the middle of a renewal.
    private static bool IsTimeout(TimeSpan value) => value >= TimeSpan.FromMilliseconds(10) && value <= OneDay;
}
