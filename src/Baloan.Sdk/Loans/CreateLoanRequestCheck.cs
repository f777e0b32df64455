namespace Baloan.Sdk;

/// <summary>The rules of a <see cref="CreateLoanRequest"/>, for a partner's validation and before it is sent. The messages hold no value.</summary>
internal static class CreateLoanRequestCheck
{
    private static readonly CreateLoanRequestRule[] Rules =
    [
        new(nameof(CreateLoanRequest.PhoneNumber), request => request.PhoneNumber != default, "is missing.", "Enter the mobile phone number.", "شمارهٔ موبایل را بنویسید."),
        new(nameof(CreateLoanRequest.NationalIdentifier), request => request.NationalIdentifier != default, "is missing.", "Enter the national id.", "کد ملی را بنویسید."),
        new(nameof(CreateLoanRequest.BirthDate), request => request.BirthDate != default, "is missing.", "Enter the date of birth.", "تاریخ تولد را بنویسید."),
        new(nameof(CreateLoanRequest.Amount), request => request.Amount > Toman.Zero, "must be above zero.", "The amount must be above zero.", "مبلغ وام باید بیشتر از صفر باشد."),
        new(nameof(CreateLoanRequest.LoanDue), request => request.LoanDue > 0, "must be above zero: a number of months.", "Choose the number of months.", "مدت بازپرداخت را به ماه انتخاب کنید."),
        new(nameof(CreateLoanRequest.StoreId), request => request.StoreId > 0, "must be above zero: one of the policies' stores.", "Choose the store.", "فروشگاه را انتخاب کنید."),
    ];

    /// <summary>The rules that a request breaks, in the order of its members.</summary>
    public static IEnumerable<CreateLoanRequestRule> BrokenBy(CreateLoanRequest request) => Rules.Where(rule => !rule.IsKept(request));

    public static void ThrowIfInvalid(CreateLoanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var rule in Rules)
        {
            if (!rule.IsKept(request))
            {
                throw new ArgumentException(rule.Advice, nameof(request));
            }
        }
    }
}
