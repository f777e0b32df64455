using System.Globalization;

namespace Baloan.Cli.Terminal;

/// <summary>Text of others for a terminal: what would move its cursor, colour it or turn its direction is shown as <c>�</c>.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text) => text.Any(IsCommand) ? string.Create(text.Length, text, static (shown, text) =>
    {
        for (var index = 0; index < shown.Length; index++)
        {
            shown[index] = IsCommand(text[index]) ? Replacement : text[index];
        }
    }) : text;

    /// <summary>A text as one line; of a long one its beginning and its end.</summary>
    public static string Line(string text)
    {
        const int Longest = 400;
        const int Kept = 190;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : $"{line[..Kept]}…{line[^Kept..]}";
    }

    // A line feed only begins a line; U+202A to U+202E and U+2066 to U+2069 turn the direction of what follows.
    public static bool IsCommand(char letter) =>
        letter is not '\n' && (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
