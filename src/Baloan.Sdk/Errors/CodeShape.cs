namespace Baloan.Sdk;

/// <summary>Tells a code from prose, and what may be printed from what may be personal.</summary>
internal static class CodeShape
{
    public const int MaxLength = 64;

    // A phone number, a national id, a year of birth and a one-time code all have four digits in a row.
    private const int PrintedDigits = 3;

    // The shortest of phone numbers and national ids has eight digits.
    private const int CarriedDigits = 7;

    /// <summary>Whether a code may stand in a message, a log or a metric.</summary>
    public static bool IsSafeToShow(BaloanErrorCode code) =>
        code.IsDocumented || (code.Value.Length > 0 && LongestDigits(code.Value) <= PrintedDigits && IsLowerCase(code.Value));

    /// <summary>Lower-case ASCII letters, digits and underscores: what a code looks like where it need not be one.</summary>
    public static bool IsCodeLike(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return false;
        }

        var digits = 0;
        foreach (var b in utf8)
        {
            digits = IsDigit(b) ? digits + 1 : 0;
            if (digits > PrintedDigits || !(IsDigit(b) || IsLower(b) || b == '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A code-like word that begins with a letter, such as <c>invalid_grant</c> or <c>forbidden</c>.</summary>
    public static bool IsCodeWord(ReadOnlySpan<byte> utf8) => IsCodeLike(utf8) && IsLower(utf8[0]);

    /// <summary>A code-like word of two parts or more, such as <c>some_new_code</c>: no word of prose.</summary>
    public static bool IsSnakeCase(ReadOnlySpan<byte> utf8) =>
        IsCodeWord(utf8) && utf8[1..].IndexOf((byte)'_') >= 0;

    /// <summary>What is taken for a code where a code is due: a token without so many digits that it could name a person.</summary>
    public static bool IsToken(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return false;
        }

        var digits = 0;
        foreach (var b in utf8)
        {
            digits = IsDigit(b) ? digits + 1 : 0;
            var isLetter = IsLower(b | 0x20);
            if (digits > CarriedDigits || !(IsDigit(b) || isLetter || b is (byte)'_' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        var start = 0;
        var end = utf8.Length;
        while (start < end && utf8[start] <= ' ')
        {
            start++;
        }

        while (end > start && utf8[end - 1] <= ' ')
        {
            end--;
        }

        return utf8[start..end];
    }

    private static bool IsLowerCase(string text)
    {
        foreach (var c in text)
        {
            if (!(IsDigit(c) || IsLower(c) || c == '_'))
            {
                return false;
            }
        }

        return text.Length <= MaxLength;
    }

    private static int LongestDigits(string text)
    {
        var longest = 0;
        var digits = 0;
        foreach (var c in text)
        {
            digits = IsDigit(c) ? digits + 1 : 0;
            longest = Math.Max(longest, digits);
        }

        return longest;
    }

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private static bool IsLower(int c) => c is >= 'a' and <= 'z';
}
