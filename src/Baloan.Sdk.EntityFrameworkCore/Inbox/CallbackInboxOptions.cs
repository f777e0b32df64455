namespace Baloan.Sdk;

/// <summary>Settings of the inbox, bound from the section <c>Inbox</c> of the call backs'.</summary>
public sealed class CallbackInboxOptions
{
    /// <summary>How often a failing handler is run for one call back before that is put among the dead letters. 1 to 100. Default: 10.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>The pause after the first failure; it doubles with each. 1 millisecond to 1 day. Default: 5 seconds.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two runs. Up to 1 day. Default: 1 hour.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many call backs this node handles at a time, each of another loan; on SQLite, which lets one write at a time, it is one. 1 to 100. Default: 4.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>How often the inbox is looked through for call backs that other nodes stored and left. 100 milliseconds to 1 hour. Default: 5 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a run may hold a call back, in which its handler must end: see <see cref="BaloanCallbackOptions.HandlerTimeout"/>. 10 seconds to 1 day. Default: 2 minutes.</summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>After how long a handled call back is removed; repeats of it are news from then on. At least 1 day; <see langword="null"/> keeps it for good. Default: 1 year.</summary>
    public TimeSpan? KeepHandled { get; set; } = TimeSpan.FromDays(365);
}
