using Baloan.Sdk.Internal;

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
        violations.Require(
            Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromMinutes(1),
            prefix, nameof(Timeout), "must be more than zero and at most one minute", Timeout);
        violations.Require(
            PauseAfterFailure >= TimeSpan.Zero && PauseAfterFailure <= TimeSpan.FromHours(1),
            prefix, nameof(PauseAfterFailure), "must be zero to one hour", PauseAfterFailure);
    }

    /// <summary>What is wrong with a distributed store that has this protector, or null.</summary>
    internal string? FindProtectorViolation(string prefix, IBaloanTokenProtector? protector) =>
        protector is not null || AllowPlaintext
            ? null
            : $"{prefix}{nameof(AllowPlaintext)} is false and no {nameof(IBaloanTokenProtector)} is registered: a distributed token store needs one, "
                + "such as the data protection that Baloan.Sdk.AspNetCore brings.";
}
