namespace Baloan.Sdk;

/// <summary>How a token that is shared by several nodes is kept in a distributed cache.</summary>
public sealed class BaloanTokenStoreOptions
{
    /// <summary>The longest that a renewal waits for the store; after that it goes on without it. Default: 250 milliseconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long the store is left alone after it failed or did not answer in time. Default: 10 seconds.</summary>
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether tokens may be stored as they are where no <see cref="IBaloanTokenProtector"/> is registered.
    /// Whoever can read such a store can act as the partner. Default: <see langword="false"/>, and a distributed
    /// token store without a protector is refused at start-up.
    /// </summary>
    public bool AllowPlaintext { get; set; }

    internal void Check(SettingViolations violations, string prefix)
    {
        violations.RequireDuration(Timeout, prefix, nameof(Timeout), TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        violations.RequireDuration(PauseAfterFailure, prefix, nameof(PauseAfterFailure), TimeSpan.Zero, TimeSpan.FromHours(1));
    }
}
