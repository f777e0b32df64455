using System.Globalization;

namespace Baloan.Sandbox.Typesetting;

/// <summary>Parts a text into lines that fit, between words where it can.</summary>
internal static class LineBreaker
{
    private const string Cut = "…";

    /// <summary>Gives as many lines as there may be; the last one ends with an ellipsis where the text goes on.</summary>
    public static IReadOnlyList<string> Break(string text, int mostLines, Func<string, bool> fits)
    {
        var lines = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && !fits(rest))
        {
            if (lines.Count == mostLines - 1)
            {
                rest = rest[..LengthThatFits(rest, part => fits(part + Cut))].TrimEnd() + Cut;
                break;
            }

            var length = LengthThatFits(rest, fits);
            var space = rest.LastIndexOf(' ', length);
            lines.Add(rest[..(space > 0 ? space : length)].TrimEnd());
            rest = rest[(space > 0 ? space : length)..].TrimStart();
        }

        return rest.Length > 0 ? [.. lines, rest] : lines;
    }

    /// <summary>How much of a text that does not fit as a whole does; one character at least, so that there is an end.</summary>
    private static int LengthThatFits(string text, Func<string, bool> fits)
    {
        var length = StringInfo.GetNextTextElementLength(text);
        while (length < text.Length)
        {
            var longer = length + StringInfo.GetNextTextElementLength(text, length);
            if (longer >= text.Length || !fits(text[..longer]))
            {
                break;
            }

            length = longer;
        }

        return length;
    }
}
