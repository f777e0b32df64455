using System.ComponentModel.DataAnnotations;

namespace Baloan.Sdk;

/// <summary>One request for the loan of a reference, as it is sent.</summary>
/// <param name="Partner">Whose loan it is.</param>
/// <param name="Reference">The application's own reference.</param>
/// <param name="Request">Who borrows, how much, for how long and where: a copy, which the caller cannot change any more.</param>
/// <param name="Mark">The mark of applicant and store.</param>
/// <param name="StartedAt">When its lease began at the earliest, by this machine's steady clock.</param>
internal sealed record LoanAttempt(string Partner, string Reference, CreateLoanRequest Request, string Mark, long StartedAt)
{
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The line of a new reference. Its times are those of the database, which sets them in the same transaction.</summary>
    public BookedLoan ToLine(bool isExclusive) => new()
    {
        Partner = Partner,
        Reference = Reference,
        Status = LoanBookStatus.Opening,
        StoreId = Request.StoreId,
        Amount = Request.Amount,
        LoanDue = Request.LoanDue,
        AttemptId = Id,
        Fingerprint = Mark,
        OpenFingerprint = isExclusive ? Mark : null,
        CreatedAt = DateTime.UnixEpoch,
        AttemptedAt = DateTime.UnixEpoch,
        StatusAt = DateTime.UnixEpoch,
        LeaseEndsAt = DateTime.UnixEpoch,
    };

    /// <summary>The loan of a line, which knows nothing of the applicant, for whoever gave the request.</summary>
    public static Loan ToLoan(BookedLoan line, CreateLoanRequest request) => new()
    {
        Id = line.LoanId!.Value,
        PhoneNumber = request.PhoneNumber,
        NationalIdentifier = request.NationalIdentifier,
        BirthDate = request.BirthDate,
        Amount = line.Amount,
        LoanDue = line.LoanDue,
        StoreId = line.StoreId,
        Plan = line is { MonthlyInstallmentAmount: { } monthly, TotalPayback: { } total }
            ? new RepaymentPlan { MonthlyInstallment = monthly, TotalPayback = total }
            : null,
    };

    /// <summary>A copy of a request that can be sent.</summary>
    /// <exception cref="ArgumentException">A member is missing or not valid; the message names it, without any value.</exception>
    public static CreateLoanRequest Checked(CreateLoanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var copy = new CreateLoanRequest
        {
            PhoneNumber = request.PhoneNumber,
            NationalIdentifier = request.NationalIdentifier,
            BirthDate = request.BirthDate,
            Amount = request.Amount,
            LoanDue = request.LoanDue,
            StoreId = request.StoreId,
        };
        var faults = ((IValidatableObject)copy).Validate(new ValidationContext(copy)).SelectMany(static fault => fault.MemberNames).ToList();
        return faults.Count == 0 ? copy : throw new ArgumentException($"Missing or not valid: {string.Join(", ", faults)}.", nameof(request));
    }
}
