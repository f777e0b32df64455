namespace Baloan.Sandbox.Typesetting;

/// <summary>
/// How the letters of the Arabic script join: each is drawn in one of up to four forms, by its neighbours. The forms are characters of their
/// own (Unicode's Arabic Presentation Forms), so that a font needs no tables of shapes.
/// </summary>
internal static class ArabicForms
{
    private const int Isolated = 0;
    private const int Final = 1;
    private const int Initial = 2;
    private const int Medial = 3;

    private const char Tatweel = '\u0640';
    private const char Joiner = '\u200D';
    private const char Lam = '\u0644';

    // A letter and its forms: isolated, final and, of a letter that joins to both sides, initial and medial.
    private static readonly string[] Letters =
    [
        "\u0621\uFE80", "\u0622\uFE81\uFE82", "\u0623\uFE83\uFE84", "\u0624\uFE85\uFE86", "\u0625\uFE87\uFE88", "\u0626\uFE89\uFE8A\uFE8B\uFE8C",
        "\u0627\uFE8D\uFE8E", "\u0628\uFE8F\uFE90\uFE91\uFE92", "\u0629\uFE93\uFE94", "\u062A\uFE95\uFE96\uFE97\uFE98",
        "\u062B\uFE99\uFE9A\uFE9B\uFE9C", "\u062C\uFE9D\uFE9E\uFE9F\uFEA0", "\u062D\uFEA1\uFEA2\uFEA3\uFEA4", "\u062E\uFEA5\uFEA6\uFEA7\uFEA8",
        "\u062F\uFEA9\uFEAA", "\u0630\uFEAB\uFEAC", "\u0631\uFEAD\uFEAE", "\u0632\uFEAF\uFEB0", "\u0633\uFEB1\uFEB2\uFEB3\uFEB4",
        "\u0634\uFEB5\uFEB6\uFEB7\uFEB8", "\u0635\uFEB9\uFEBA\uFEBB\uFEBC", "\u0636\uFEBD\uFEBE\uFEBF\uFEC0", "\u0637\uFEC1\uFEC2\uFEC3\uFEC4",
        "\u0638\uFEC5\uFEC6\uFEC7\uFEC8", "\u0639\uFEC9\uFECA\uFECB\uFECC", "\u063A\uFECD\uFECE\uFECF\uFED0", "\u0641\uFED1\uFED2\uFED3\uFED4",
        "\u0642\uFED5\uFED6\uFED7\uFED8", "\u0643\uFED9\uFEDA\uFEDB\uFEDC", "\u0644\uFEDD\uFEDE\uFEDF\uFEE0", "\u0645\uFEE1\uFEE2\uFEE3\uFEE4",
        "\u0646\uFEE5\uFEE6\uFEE7\uFEE8", "\u0647\uFEE9\uFEEA\uFEEB\uFEEC", "\u0648\uFEED\uFEEE", "\u0649\uFEEF\uFEF0\uFBE8\uFBE9",
        "\u064A\uFEF1\uFEF2\uFEF3\uFEF4", "\u0671\uFB50\uFB51", "\u0679\uFB66\uFB67\uFB68\uFB69", "\u067E\uFB56\uFB57\uFB58\uFB59",
        "\u0686\uFB7A\uFB7B\uFB7C\uFB7D", "\u0688\uFB88\uFB89", "\u0691\uFB8C\uFB8D", "\u0698\uFB8A\uFB8B", "\u06A4\uFB6A\uFB6B\uFB6C\uFB6D",
        "\u06A9\uFB8E\uFB8F\uFB90\uFB91", "\u06AF\uFB92\uFB93\uFB94\uFB95", "\u06BA\uFB9E\uFB9F", "\u06BE\uFBAA\uFBAB\uFBAC\uFBAD",
        "\u06C0\u06C0\uFBA5", "\u06C1\u06C1\uFBA7\uFBA8\uFBA9", "\u06CC\uFBFC\uFBFD\uFBFE\uFBFF", "\u06D2\uFBAE\uFBAF", "\u06D3\uFBB0\uFBB1",
    ];

    // Lam and an alef are one sign. It is drawn as the lam; beside it a character without width is drawn as the alef, so that both can be found.
    private static readonly (char Alef, char Isolated, char Final, char Place)[] LamAlefs =
    [
        ('\u0622', '\uFEF5', '\uFEF6', '\u200E'), ('\u0623', '\uFEF7', '\uFEF8', '\u200F'),
        ('\u0625', '\uFEF9', '\uFEFA', '\u200B'), ('\u0627', '\uFEFB', '\uFEFC', '\u200D'),
    ];

    private static readonly Dictionary<int, string> FormsOf = Letters.ToDictionary(letter => (int)letter[0], letter => letter[1..]);

    private static readonly Dictionary<int, int> LetterByForm = Letters
        .SelectMany(letter => letter[1..].Select(form => (Form: (int)form, Letter: (int)letter[0])))
        .Concat(LamAlefs.SelectMany(sign => new (int, int)[] { (sign.Isolated, Lam), (sign.Final, Lam), (sign.Place, sign.Alef) }))
        .ToDictionary();

    /// <summary>What is drawn for each character, in the order they are read.</summary>
    public static int[] Join(ReadOnlySpan<int> characters)
    {
        var drawn = characters.ToArray();
        for (var index = 0; index < drawn.Length; index++)
        {
            if (!FormsOf.TryGetValue(characters[index], out var forms))
            {
                continue;
            }

            var followsJoined = Neighbour(characters, index, -1) is { } before && JoinsOnward(before);
            if (characters[index] == Lam && index + 1 < drawn.Length && LamAlef(characters[index + 1]) is { } sign)
            {
                drawn[index] = followsJoined ? sign.Final : sign.Isolated;
                drawn[++index] = sign.Place;
                continue;
            }

            var precedesJoined = forms.Length > Initial && Neighbour(characters, index, 1) is { } after && JoinsBackward(after);
            drawn[index] = forms[Math.Min(FormOf(followsJoined, precedesJoined), forms.Length - 1)];
        }

        return drawn;
    }

    /// <summary>The letter that a drawn character stands for.</summary>
    public static int LetterOf(int drawn) => LetterByForm.GetValueOrDefault(drawn, drawn);

    private static int FormOf(bool followsJoined, bool precedesJoined) => (followsJoined, precedesJoined) switch
    {
        (true, true) => Medial,
        (true, false) => Final,
        (false, true) => Initial,
        _ => Isolated,
    };

    private static (char Alef, char Isolated, char Final, char Place)? LamAlef(int alef) =>
        Array.Find(LamAlefs, sign => sign.Alef == alef) is { Alef: not '\0' } found ? found : null;

    private static bool JoinsOnward(int character) =>
        character is Tatweel or Joiner || (FormsOf.TryGetValue(character, out var forms) && forms.Length > Initial);

    private static bool JoinsBackward(int character) =>
        character is Tatweel or Joiner || (FormsOf.TryGetValue(character, out var forms) && forms.Length > Final);

    /// <summary>The next character to that side; vowel signs between two letters do not part them.</summary>
    private static int? Neighbour(ReadOnlySpan<int> characters, int index, int step)
    {
        for (index += step; index >= 0 && index < characters.Length; index += step)
        {
            if (CharacterDirections.Of(characters[index]) != CharacterDirection.Mark)
            {
                return characters[index];
            }
        }

        return null;
    }
}
