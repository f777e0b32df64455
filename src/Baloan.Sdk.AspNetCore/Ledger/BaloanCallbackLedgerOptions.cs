namespace Baloan.Sdk;

/// <summary>How it is remembered which changes were handled.</summary>
public sealed class BaloanCallbackLedgerOptions
{
    /// <summary>The most loans that are remembered in memory; those that were longest without a call back go first. Default: 100,000.</summary>
    public int Capacity { get; set; } = 100_000;

    /// <summary>How long a loan is remembered after its last call back. Default: 30 days.</summary>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The longest wait for an answer of a shared ledger; after that the handler runs without it. The start of the application waits
    /// ten times as long for it, and ten seconds at most. Default: 500 milliseconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// For how long no loan is taken in a shared ledger after it failed or did not answer in time. The leases that are held are renewed
    /// and given back all the same, and the first that is ends the pause. Default: 10 seconds.
    /// </summary>
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// For how long a loan is taken in a shared ledger; renewed five times in that time while the handler runs. After a node dies
    /// others wait for as long, and one that does not reach the ledger for as long has its handler's token cancelled. Default: 15 seconds.
    /// </summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(15);
}
