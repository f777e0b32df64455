using System.Globalization;

namespace Baloan.Sandbox.Loans;

/// <summary>Invents applicants whom the sandbox grants a loan: each another one, none of them magic.</summary>
internal sealed class SampleApplicants(BaloanSandboxOptions options, LoanBook book)
{
    private const string BirthDate = "1999-02-14";
    private const long Million = 1_000_000;
    private const long UsualMillions = 10;
    private const int UsualLoanDue = 12;
    private const int UsualStore = 1;

    private int _made;

    /// <summary>What <c>POST loan/</c> may be sent for somebody new, by the first policy.</summary>
    public LoanRequestBody Next()
    {
        var (policy, number) = (options.Policies[0], NextNumber());
        return new LoanRequestBody(
            PhoneOf(number),
            NationalCode.Complete("13" + Digits(number)),
            BirthDate,
            LeastAmountOf(policy.Amount),
            policy.PossibleLoanDues.FirstOrDefault(UsualLoanDue),
            policy.Stores.Select(store => store.Id).FirstOrDefault(UsualStore));
    }

    // A sandbox that keeps its data may have met the first ones before it was started.
    private int NextNumber()
    {
        var known = book.All.Select(loan => loan.PhoneNumber).ToHashSet(StringComparer.Ordinal);
        int number;
        do
        {
            number = Interlocked.Increment(ref _made);
        }
        while (known.Contains(PhoneOf(number)));

        return number;
    }

    private static string PhoneOf(int number) => "0991" + Digits(number);

    private static string Digits(int number) => number.ToString("D7", CultureInfo.InvariantCulture);

    private static long LeastAmountOf(SandboxAmountRange range)
    {
        var lower = (long)((range.Lower ?? UsualMillions) * Million);
        return range.Contains(lower) ? lower : lower + 1;
    }
}
