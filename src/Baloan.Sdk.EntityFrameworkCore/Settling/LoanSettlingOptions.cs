namespace Baloan.Sdk;

/// <summary>Settings of what looks after the loan book in the background, named by the client, and bound from the section <c>Settling</c> within that of its loan book. Checked when the application starts.</summary>
public sealed class LoanSettlingOptions
{
    /// <summary>How often each node goes through the book. 1 second to 1 hour; the shortest of all clients that share a database counts. Default: 30 seconds.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long without news an opened loan is asked for its contract, to find a call back that was lost: <c>GET loan/{uuid}/contract/</c>.
    /// The pause between two questions grows with the time without news. 1 minute to 30 days. Default: 1 hour.
    /// </summary>
    public TimeSpan PollAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The longest pause between two questions about a loan; not below <see cref="PollAfter"/>, at most 30 days. Default: 1 day.</summary>
    public TimeSpan MaxPollInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many questions each node asks the gateway in a minute, at most. 0 to 600; 0 asks none. Default: 10.</summary>
    public int PollsPerMinute { get; set; } = 10;

    /// <summary>After how long without news an opened loan that has not ended is told as stuck. 1 hour to 365 days. Default: 14 days.</summary>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// After how long a line is removed that was not opened, or whose loan is paid, blocked or cancelled. The reference is then free again.
    /// At least 60 days; <see langword="null"/> keeps it for good. With <see cref="LoanBookOptions.EveryLoanIsBooked"/> the lines of loans
    /// stay all the same: a call back that comes again years later must not be taken for one of another line's loan.
    /// Default: <see langword="null"/>.
    /// </summary>
    public TimeSpan? KeepSettled { get; set; }
}
