namespace Baloan.Samples.PartnerShop.Callbacks;

/// <summary>A loan in the ledger of call backs. Times are milliseconds since 1970, which the database compares by itself.</summary>
public sealed class LedgerEntry
{
    public required Guid LoanId { get; init; }

    /// <summary>What the ledger remembers of the loan.</summary>
    public string? Record { get; set; }

    public long RecordEndsAt { get; set; }

    /// <summary>Who holds the loan.</summary>
    public string? LeaseToken { get; set; }

    public long LeaseEndsAt { get; set; }
}
