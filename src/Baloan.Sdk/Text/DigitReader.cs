using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Reads a run of digits as people write and paste it: with blanks, dashes, parentheses and unseen marks.</summary>
internal static class DigitReader
{
    /// <summary>No longer text is looked at.</summary>
    private const int MaxTextLength = 256;

    /// <summary>
    /// Copies the ASCII digits of <paramref name="text"/> to <paramref name="digits"/>; false for what holds anything else, or more
    /// digits than fit. In a phone number a plus may stand before the digits, and dots and tatweels between them.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, bool asPhone, Span<char> digits, out int count, out bool plus)
    {
        count = 0;
        plus = false;
        if (text.Length > MaxTextLength)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var digit = Digits.ValueOf(character);
            if (digit >= 0)
            {
                if (count == digits.Length)
                {
                    return false;
                }

                digits[count++] = (char)('0' + digit);
            }
            else if (character == '+' && asPhone && !plus && count == 0)
            {
                plus = true;
            }
            else if (UnseenMarks.LengthAt(text, i) is > 0 and var unseen)
            {
                i += unseen - 1;
            }
            else if (!IsSeparator(character, between: count > 0) && !(asPhone && count > 0 && IsDotOrTatweel(character)))
            {
                return false;
            }
        }

        return true;
    }

    // A hyphen before the first digit is a minus sign.
    private static bool IsSeparator(char character, bool between) =>
        character is '(' or ')' || char.IsWhiteSpace(character)
        || (between && (character == '\u2212' || char.GetUnicodeCategory(character) == UnicodeCategory.DashPunctuation));

    private static bool IsDotOrTatweel(char character) => character is
        '\u0640' // tatweel
        or '.' or '\uFF0E' or '\u06D4' // full stops
        or '\u00B7' or '\u2024' or '\u2027' or '\u2219' or '\u22C5'; // middle dots
}
