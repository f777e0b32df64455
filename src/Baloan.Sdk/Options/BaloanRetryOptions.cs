namespace Baloan.Sdk;

/// <summary>When and how often a failed operation is repeated.</summary>
/// <remarks>
/// A read is repeated after a lost connection, a time-out, 408, 429 and 5xx. A change (opening, OTP, signing, cancelling)
/// is repeated only where the gateway provably did nothing: it was never reached, or it answered 429 or 503.
/// </remarks>
public sealed class BaloanRetryOptions
{
    /// <summary>How often an operation is repeated after its first attempt, at the most. 0 turns repeating off. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The pause before the first repeat; it doubles each time and is jittered. Default: 0.5 seconds.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The longest pause before a repeat. Where the gateway's <c>Retry-After</c> asks for more, the operation is not repeated
    /// and fails at once, with the wait in <see cref="BaloanApiException.RetryAfter"/>. Default: 20 seconds.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    internal void Check(SettingViolations violations, string prefix)
    {
        var (least, most) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        violations.Require(MaxRetries is >= 0 and <= 20, prefix, nameof(MaxRetries), "must be from 0 to 20");
        violations.RequireDuration(BaseDelay, prefix, nameof(BaseDelay), least, most);
        violations.RequireDuration(MaxDelay, prefix, nameof(MaxDelay), least, most);
    }
}
