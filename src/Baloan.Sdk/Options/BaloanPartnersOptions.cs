namespace Baloan.Sdk;

/// <summary>How many clients of partners are kept, and for how long. Checked when the application starts, and read once.</summary>
public sealed class BaloanPartnersOptions
{
    /// <summary>
    /// The most clients that are kept; for one more, the one that was longest not asked for is let go. Its calls end as they would have, but
    /// the next log in anew, so it should be above the number of partners that are in use at once. From 1 to 1,000,000. Default: 1,000.
    /// </summary>
    public int MaxClients { get; set; } = 1000;

    /// <summary>How long a client is kept after it was last asked for; it is let go within a quarter more. From 1 second to 12 hours. Default: 30 minutes.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(30);

    internal void Check(SettingViolations violations)
    {
        violations.Require(MaxClients is > 0 and <= 1_000_000, "", nameof(MaxClients), "must be from 1 to 1000000");
        violations.RequireDuration(IdleTimeout, "", nameof(IdleTimeout), TimeSpan.FromSeconds(1), TimeSpan.FromHours(12));
    }
}
