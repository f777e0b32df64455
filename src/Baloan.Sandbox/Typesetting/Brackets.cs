namespace Baloan.Sandbox.Typesetting;

/// <summary>Characters that come in pairs, and look the other way in a text from right to left.</summary>
internal static class Brackets
{
    private const string Pairs = "()[]{}«»‹›<>";

    // These have sides to look to, but are no brackets that hold something.
    private const string Unpaired = "«»‹›<>";

    public static int Mirrored(int character) =>
        character <= char.MaxValue && Pairs.IndexOf((char)character, StringComparison.Ordinal) is >= 0 and var at ? Pairs[at ^ 1] : character;

    /// <summary>Where the pairs open and close, in the order they open.</summary>
    public static IReadOnlyList<(int Open, int Close)> PairsOf(ReadOnlySpan<int> characters)
    {
        var (open, pairs) = (new List<int>(), new List<(int Open, int Close)>());
        for (var index = 0; index < characters.Length; index++)
        {
            var mirrored = Mirrored(characters[index]);
            if (mirrored == characters[index] || Unpaired.Contains((char)mirrored, StringComparison.Ordinal))
            {
                continue;
            }

            if (mirrored > characters[index])
            {
                open.Add(index);
                continue;
            }

            var expected = LastOf(open, characters, mirrored);
            if (expected >= 0)
            {
                pairs.Add((open[expected], index));
                open.RemoveRange(expected, open.Count - expected);
            }
        }

        return [.. pairs.OrderBy(pair => pair.Open)];
    }

    private static int LastOf(List<int> open, ReadOnlySpan<int> characters, int bracket)
    {
        for (var at = open.Count - 1; at >= 0; at--)
        {
            if (characters[open[at]] == bracket)
            {
                return at;
            }
        }

        return -1;
    }
}
