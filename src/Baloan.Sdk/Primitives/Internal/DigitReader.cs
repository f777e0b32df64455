namespace Baloan.Sdk.Primitives.Internal;

/// <summary>Reads a run of digits as people write and paste it: with blanks, hyphens and parentheses.</summary>
internal static class DigitReader
{
    /// <summary>No longer text is looked at.</summary>
    private const int MaxTextLength = 256;

    /// <summary>Copies the ASCII digits of <paramref name="text"/> to <paramref name="digits"/>; false for what holds anything else, or more digits than fit.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, bool plusAllowed, Span<char> digits, out int count, out bool plus)
    {
        count = 0;
        plus = false;
        if (text.Length > MaxTextLength)
        {
            return false;
        }

        foreach (var character in text)
        {
            var digit = Digits.ValueOf(character);
            if (digit >= 0)
            {
                if (count == digits.Length)
                {
                    return false;
                }

                digits[count++] = (char)('0' + digit);
            }
            else if (character == '+' && plusAllowed && !plus && count == 0)
            {
                plus = true;
            }
            else if (!IsSeparator(character, between: count > 0))
            {
                return false;
            }
        }

        return true;
    }

    // A hyphen before the first digit is a minus sign.
    private static bool IsSeparator(char character, bool between) =>
        character is '(' or ')' || Digits.IsBlank(character)
        || (between && character is '-' or (>= '\u2010' and <= '\u2013'));
}
