namespace Baloan.Sdk;

/// <summary>Settings of the loan book, set or bound by <c>UseLoanBook</c>. They are read once.</summary>
public sealed class LoanBookOptions
{
    /// <summary>
    /// How long a request may be under way before it is given up as unknown. It must outlive <see cref="BaloanClientOptions.Timeout"/>
    /// by a minute. 1 minute to 1 day. Default: 5 minutes.
    /// </summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The key of the marks of applicants, at least 32 characters, the same on all nodes and for good. Default: <see langword="null"/>: a
    /// random key is kept in the database, sealed by the application's data protection, whose keys all nodes must share.
    /// </summary>
    public string? FingerprintKey { get; set; }

    /// <summary>
    /// Whether a loan may be asked for while another reference of the same applicant and store has no known outcome. Default: <see langword="false"/>.
    /// </summary>
    public bool AllowWhileUnknown { get; set; }

    /// <summary>
    /// For how long after the end of a request's lease a call back about an unknown loan is taken for one that may belong to it. 1 minute to 30 days. Default: 1 day.
    /// </summary>
    public TimeSpan CandidateWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Says that every loan of these credentials passes through this book. Only then is an unknown line settled by elimination.
    /// Default: <see langword="false"/>.
    /// </summary>
    public bool EveryLoanIsBooked { get; set; }
}
