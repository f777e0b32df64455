namespace Baloan.Sdk;

/// <summary>
/// A line of the loan book: one reference of the application's own, and what is known of its loan. It holds no personal data. To be read
/// by queries of the application's own (<c>database.Set&lt;BookedLoan&gt;()</c>); <see cref="ILoanBook"/> alone writes it.
/// </summary>
public sealed class BookedLoan
{
    /// <summary>Whose loan it is: the client's name, or the application's own key of the partner; empty for the client without a name.</summary>
    public string Partner { get; internal set; } = "";

    /// <summary>The application's own reference, such as the id of an order. Unique for the partner.</summary>
    public string Reference { get; internal set; } = "";

    /// <summary>What is known of the request.</summary>
    public LoanBookStatus Status { get; internal set; }

    /// <summary>The loan's id at the gateway; <see langword="null"/> unless <see cref="LoanBookStatus.Opened"/>. No two lines have the same.</summary>
    public Guid? LoanId { get; internal set; }

    /// <summary>The code with which the gateway refused the last request; <see langword="null"/> where it did not, or gave none.</summary>
    public BaloanErrorCode? ErrorCode { get; internal set; }

    /// <summary>The store's id.</summary>
    public int StoreId { get; internal set; }

    /// <summary>The amount of the loan, in Toman.</summary>
    public Toman Amount { get; internal set; }

    /// <summary>For how long, in months.</summary>
    public int LoanDue { get; internal set; }

    /// <summary>The monthly instalment that the gateway has fixed, in Toman; <see langword="null"/> until it is known.</summary>
    public Toman? MonthlyInstallmentAmount { get; internal set; }

    /// <summary>All that is paid back, in Toman; <see langword="null"/> until it is known.</summary>
    public Toman? TotalPayback { get; internal set; }

    /// <summary>The furthest documented state that a call back told; <see langword="null"/> before the first.</summary>
    public LoanState? State { get; internal set; }

    /// <summary>When <see cref="State"/> was told, in UTC by the database's clock.</summary>
    public DateTime? StateAt { get; internal set; }

    /// <summary>When the last OTP was asked for, in UTC by the database's clock.</summary>
    public DateTime? OtpRequestedAt { get; internal set; }

    /// <summary>Since when the contract is known to be signed, in UTC by the database's clock.</summary>
    public DateTime? SignedAt { get; internal set; }

    /// <summary>When its cancellation was last asked for, in UTC by the database's clock.</summary>
    public DateTime? CancelRequestedAt { get; internal set; }

    /// <summary>When the line was made, in UTC by the database's clock.</summary>
    public DateTime CreatedAt { get; internal set; }

    /// <summary>When the last request for the loan began, in UTC by the database's clock.</summary>
    public DateTime AttemptedAt { get; internal set; }

    /// <summary>When <see cref="Status"/> last changed, in UTC by the database's clock.</summary>
    public DateTime StatusAt { get; internal set; }

    /// <summary>Who settled an unknown outcome; <see langword="null"/> where the gateway's answer did.</summary>
    public LoanSettlement? SettledBy { get; internal set; }

    /// <summary>The request that the line stands for: an outcome counts only for its own.</summary>
    internal Guid AttemptId { get; set; }

    /// <summary>When a request that has told no outcome is given up as unknown, in UTC by the database's clock.</summary>
    internal DateTime LeaseEndsAt { get; set; }

    /// <summary>A keyed mark of applicant and store.</summary>
    internal string Fingerprint { get; set; } = "";

    /// <summary>The same, as long as the outcome is open; unique for the partner, so that no second loan is asked for meanwhile.</summary>
    internal string? OpenFingerprint { get; set; }

    /// <summary>When the opened loan is next asked for its contract, in UTC by the database's clock; <see langword="null"/> where that needs no more.</summary>
    internal DateTime? PollAt { get; set; }

    /// <summary>When a person last said that a request of this line made no loan, in UTC by the database's clock; it stays when the line is sent again, as a person may err.</summary>
    internal DateTime? DisownedAt { get; set; }

    /// <summary>The partner, the reference and the status.</summary>
    public override string ToString() => $"{Reference} {Status}";
}
