namespace Baloan.Sandbox.Loans;

/// <summary>The national code of an Iranian: ten digits, of which the last checks the others.</summary>
internal static class NationalCode
{
    private const int Length = 10;

    /// <summary>Whether digits are a national code with the right check digit. Ten equal digits check, and are nobody's.</summary>
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
