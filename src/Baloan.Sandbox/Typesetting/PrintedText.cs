using System.Globalization;
using System.Text;

namespace Baloan.Sandbox.Typesetting;

/// <summary>
/// A line of text as a page takes it: its characters from left to right, brackets turned to the right side and Arabic letters joined.
/// No library of a free licence does it without native code for each platform.
/// </summary>
internal static class PrintedText
{
    /// <summary>Whether a text runs from right to left, by its first letter; as its surroundings do where no letter tells.</summary>
    public static bool IsRightToLeft(string text, bool otherwise) => DirectionResolver.IsRightToLeft(CharactersOf(text)) ?? otherwise;

    /// <summary>The line as it is drawn, from left to right.</summary>
    public static string Of(string text, bool isRightToLeft)
    {
        var characters = CharactersOf(text);
        var drawn = ArabicForms.Join(characters);
        var levels = DirectionResolver.LevelsOf(characters, isRightToLeft);
        var line = new StringBuilder(text.Length);
        foreach (var index in OrderOf(levels))
        {
            if (!IsDrawnAsNothing(characters[index]))
            {
                line.Append(new Rune(levels[index] % 2 == 1 ? Brackets.Mirrored(drawn[index]) : drawn[index]));
            }
        }

        return line.ToString();
    }

    /// <summary>The characters, without those that embed one direction in another; each white space is a space.</summary>
    private static int[] CharactersOf(string text) =>
    [
        .. text.EnumerateRunes()
            .Select(rune => Rune.IsWhiteSpace(rune) && rune.Value != 0xA0 ? new Rune(' ') : rune)
            .Where(rune => !Rune.IsControl(rune) && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value is >= 0x200C and <= 0x200F))
            .Select(rune => rune.Value),
    ];

    /// <summary>Joiners and the marks of direction have done their work. The non-joiner stays, for who copies the text.</summary>
    private static bool IsDrawnAsNothing(int character) => character is 0x200D or 0x200E or 0x200F;

    /// <summary>L2: from the highest level down, what has at least that level is turned round.</summary>
    private static int[] OrderOf(int[] levels)
    {
        var order = Enumerable.Range(0, levels.Length).ToArray();
        for (var level = levels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var start = 0; start < order.Length; start++)
            {
                var end = start;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                Array.Reverse(order, start, end - start);
                start = end;
            }
        }

        return order;
    }
}
