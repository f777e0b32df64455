namespace Baloan.Sdk;

/// <summary>How it is remembered which changes were handled.</summary>
public sealed class BaloanCallbackLedgerOptions
{
    /// <summary>The most loans that are remembered in memory; those that were longest without a call back go first. Default: 100,000.</summary>
    public int Capacity { get; set; } = 100_000;

    /// <summary>How long a loan is remembered after its last call back. Default: 30 days.</summary>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The longest wait for an answer of a shared ledger; after that the handler runs without it. Default: 500 milliseconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a shared ledger is left alone after it failed or did not answer in time. Default: 10 seconds.</summary>
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long a loan is taken in a shared ledger; renewed while the handler runs, so it matters only when a node dies. Default: 15 seconds.</summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(15);
}
