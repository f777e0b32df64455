namespace Baloan.Sandbox;

/// <summary>A loan file as the sandbox holds it: a snapshot that does not change. Amounts are in Toman.</summary>
public sealed record SandboxLoan
{
    /// <summary>The loan's id (<c>uuid</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>The user name of the partner whose loan it is, as it was when the loan was opened.</summary>
    public string Partner { get; init; } = "";

    /// <summary>The number of that partner, the <c>user_id</c> of its tokens: 1 for the one of <see cref="BaloanSandboxOptions.Username"/>.</summary>
    public int PartnerNumber { get; init; } = 1;

    /// <summary>The applicant's phone number.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The applicant's national identifier.</summary>
    public required string NationalIdentifier { get; init; }

    /// <summary>The applicant's date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>The amount, in Toman.</summary>
    public required long Amount { get; init; }

    /// <summary>The repayment length, in months.</summary>
    public required int LoanDue { get; init; }

    /// <summary>The store's id.</summary>
    public required int StoreId { get; init; }

    /// <summary>The monthly instalment, in Toman.</summary>
    public required long MonthlyInstallmentAmount { get; init; }

    /// <summary>All that is paid back, in Toman.</summary>
    public required long TotalPayback { get; init; }

    /// <summary>The state it is in.</summary>
    public SandboxLoanState State { get; init; }

    /// <summary>The reason of a block or a cancellation; otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the contract's file; null until the cheque is verified.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>Whether the contract was signed.</summary>
    public bool IsAgreedByUser { get; init; }

    /// <summary>The one-time password that signs the contract now; null when none is valid.</summary>
    public string? Otp { get; init; }

    /// <summary>When the last one-time password was issued.</summary>
    public DateTimeOffset? OtpIssuedAt { get; init; }

    /// <summary>How many one-time passwords were issued.</summary>
    public int OtpCount { get; init; }

    /// <summary>How many wrong passwords were given since the last one was issued.</summary>
    public int OtpFailures { get; init; }

    /// <summary>Every state it has been in, the oldest first.</summary>
    public IReadOnlyList<SandboxStateChange> History { get; init; } = [];

    /// <summary>The order in which it was opened, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was opened, by the sandbox's clock.</summary>
    public DateTimeOffset OpenedAt => History.Count > 0 ? History[0].At : default;

    /// <summary>Shows the id and the state, no personal data.</summary>
    public override string ToString() => $"Loan {Id} ({State})";
}
