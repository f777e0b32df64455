namespace Baloan.Sdk;

/// <summary>The one place that knows which characters are digits: 0-9, Persian ۰-۹ and Arabic ٠-٩ alone.</summary>
internal static class Digits
{
    private const char PersianZero = '\u06F0';
    private const char ArabicZero = '\u0660';

    /// <summary>The digit's value, 0 to 9; -1 for any other character.</summary>
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

    /// <summary>The Persian form of an ASCII digit; any other character as it is.</summary>
    public static char ToPersian(char character) => character is >= '0' and <= '9' ? (char)(PersianZero + (character - '0')) : character;

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
        char.IsWhiteSpace(character) || UnseenMarks.IsOne(character);

    /// <summary>The text without the blanks around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && BlankLengthAt(text, start) is > 0 and var before)
        {
            start += before;
        }

        var end = text.Length;
        while (end > start && BlankLengthAt(text, StartOfLast(text, end)) is > 0 and var after)
        {
            end -= after;
        }

        return text.Slice(start, end - start);
    }

    private static int BlankLengthAt(ReadOnlySpan<char> text, int index) =>
        char.IsWhiteSpace(text[index]) ? 1 : UnseenMarks.LengthAt(text, index);

    private static int StartOfLast(ReadOnlySpan<char> text, int end) =>
        end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? end - 2 : end - 1;

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
