namespace Baloan.Sdk;

/// <summary>When the client stops asking a gateway that fails: operations then fail at once with a <see cref="BaloanConnectionException"/>.</summary>
/// <remarks>Attempts count from the client's first failure on. Failures are lost connections, time-outs and 5xx. One attempt passes after <see cref="BreakDuration"/>; its success closes the breaker.</remarks>
public sealed class BaloanCircuitBreakerOptions
{
    /// <summary>Whether there is a breaker at all. Default: <see langword="true"/>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The part of the attempts within <see cref="SamplingDuration"/> that must fail for the breaker to open, above 0 and up to 1. Default: 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>The least attempts within <see cref="SamplingDuration"/> from which the ratio is taken; 2 or more. Default: 10.</summary>
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>How far back attempts count; at least half a second. Default: 10 seconds.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the breaker stays open; at least half a second. Default: 5 seconds.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);

    internal void Check(SettingViolations violations, string prefix)
    {
        var (least, most) = (TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1));
        violations.Require(FailureRatio is > 0 and <= 1, prefix, nameof(FailureRatio), "must be above 0 and up to 1");
        violations.Require(MinimumThroughput >= 2, prefix, nameof(MinimumThroughput), "must be 2 or more");
        violations.RequireDuration(SamplingDuration, prefix, nameof(SamplingDuration), least, most);
        violations.RequireDuration(BreakDuration, prefix, nameof(BreakDuration), least, most);
    }
}
