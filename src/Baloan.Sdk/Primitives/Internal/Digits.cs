namespace Baloan.Sdk.Primitives.Internal;

/// <summary>The one place that knows which characters are digits: 0-9, Persian ۰-۹ and Arabic ٠-٩, and no other script's.</summary>
internal static class Digits
{
    private const char PersianZero = '\u06F0';
    private const char ArabicZero = '\u0660';

    /// <summary>The digit's value, 0 to 9, or -1 for what is no digit.</summary>
    public static int ValueOf(char character)
    {
        var value = character - '0';
        if ((uint)value <= 9)
        {
            return value;
        }

        value = character - PersianZero;
        if ((uint)value <= 9)
        {
            return value;
        }

        value = character - ArabicZero;
        return (uint)value <= 9 ? value : -1;
    }

    /// <summary>The ASCII form of a digit; any other character as it is.</summary>
    public static char Fold(char character) =>
        character < ArabicZero || ValueOf(character) is var value && value < 0 ? character : (char)('0' + value);

    /// <summary>The text with its digits in ASCII; the same instance when there is nothing to fold.</summary>
    public static string Fold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text[i]) != text[i])
            {
                return FoldFrom(text, i);
            }
        }

        return text;
    }

    /// <summary>Whether the character is white space, or one of the unseen marks that pasted Persian text carries.</summary>
    public static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || character is
            '\u061C' // Arabic letter mark
            or (>= '\u200B' and <= '\u200F') // zero-width space, joiner and non-joiner, left-to-right and right-to-left marks
            or (>= '\u202A' and <= '\u202E') // embeddings and overrides
            or '\u2060' // word joiner
            or (>= '\u2066' and <= '\u2069') // isolates
            or '\uFEFF'; // byte order mark

    /// <summary>The text without the blanks around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsBlank(text[start]))
        {
            start++;
        }

        var end = text.Length;
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return text.Slice(start, end - start);
    }

    private static string FoldFrom(string text, int start)
    {
        var folded = text.ToCharArray();
        for (var i = start; i < folded.Length; i++)
        {
            folded[i] = Fold(folded[i]);
        }

        return new string(folded);
    }
}
