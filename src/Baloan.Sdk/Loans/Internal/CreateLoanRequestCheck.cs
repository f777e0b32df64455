namespace Baloan.Sdk.Loans.Internal;

/// <summary>Stops an incomplete <see cref="CreateLoanRequest"/> before it is sent. The messages hold no value.</summary>
internal static class CreateLoanRequestCheck
{
    public static void ThrowIfInvalid(CreateLoanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problem =
            request.PhoneNumber == default ? "PhoneNumber is missing."
            : request.NationalIdentifier == default ? "NationalIdentifier is missing."
            : request.BirthDate == default ? "BirthDate is missing."
            : request.Amount <= Toman.Zero ? "Amount must be above zero."
            : request.LoanDue <= 0 ? "LoanDue must be above zero: a number of months."
            : request.StoreId <= 0 ? "StoreId must be above zero: one of the policies' stores."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(request));
        }
    }
}
