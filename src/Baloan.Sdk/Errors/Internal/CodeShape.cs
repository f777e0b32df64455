namespace Baloan.Sdk.Errors.Internal;

/// <summary>Tells a code from prose, and what may be printed from what may be personal.</summary>
internal static class CodeShape
{
    public const int MaxLength = 64;

    // A phone number, a national id, a year of birth and a one-time code all have four digits in a row.
    private const int PersonalDigits = 4;

    /// <summary>Lower-case ASCII letters, digits and underscores, up to 64, never four digits in a row.</summary>
    public static bool IsSafeToShow(BaloanErrorCode code) => code.IsDocumented || IsCodeLike(code.Value.AsSpan());

    public static bool IsCodeLike(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = c is >= '0' and <= '9' ? digits + 1 : 0;
            if (digits == PersonalDigits || c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MaxLength;
    }

    public static bool IsCodeLike(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return false;
        }

        Span<char> text = stackalloc char[MaxLength];
        for (var i = 0; i < utf8.Length; i++)
        {
            text[i] = (char)utf8[i];
        }

        return IsCodeLike(text[..utf8.Length]);
    }
}
