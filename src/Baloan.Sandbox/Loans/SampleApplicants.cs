using System.Globalization;

namespace Baloan.Sandbox.Loans;

/// <summary>Invents applicants to whom the sandbox grants a loan, a new one each time.</summary>
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

/// <summary>The national code of an Iranian: ten digits, of which the last checks the others.</summary>
internal static class NationalCode
{
    private const int Length = 10;

    /// <summary>Whether digits are a national code with the right check digit. Ten equal digits have one too, but are given to nobody.</summary>
    public static bool IsRight(string digits)
    {
        if (digits.Length != Length || digits.All(digit => digit == digits[0]))
        {
            return false;
        }

        return digits[^1] == CheckDigitOf(digits);
    }

    /// <summary>Nine digits with the one that checks them.</summary>
    public static string Complete(string nineDigits) => nineDigits + CheckDigitOf(nineDigits);

    private static char CheckDigitOf(string digits)
    {
        var remainder = digits.Take(Length - 1).Select((digit, i) => (digit - '0') * (Length - i)).Sum() % 11;
        return (char)('0' + (remainder < 2 ? remainder : 11 - remainder));
    }
}
