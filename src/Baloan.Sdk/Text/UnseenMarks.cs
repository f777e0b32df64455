namespace Baloan.Sdk;

/// <summary>
/// The code points that Unicode says to ignore where they cannot be shown (<c>Default_Ignorable_Code_Point</c>): joiners, direction
/// marks, soft hyphens, variation selectors, fillers, tags. Pasted text carries them.
/// </summary>
internal static class UnseenMarks
{
    /// <summary>How many characters the unseen mark at a place takes, 1 or 2; 0 for any other character.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        return character < '\u00AD' ? 0
            : IsOne(character) ? 1
            : index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]) && IsOne(char.ConvertToUtf32(character, text[index + 1])) ? 2
            : 0;
    }

    /// <summary>Copies the text without its unseen marks; false when the rest does not fit.</summary>
    public static bool TryDrop(ReadOnlySpan<char> text, Span<char> destination, out int length)
    {
        length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (LengthAt(text, i) is > 0 and var unseen)
            {
                i += unseen - 1;
                continue;
            }

            if (length == destination.Length)
            {
                return false;
            }

            destination[length++] = text[i];
        }

        return true;
    }

    /// <summary>Whether a character alone is an unseen mark.</summary>
    public static bool IsOne(char character) => character is
        '\u00AD' // soft hyphen
        or '\u034F' // combining grapheme joiner
        or '\u061C' // Arabic letter mark
        or '\u115F' or '\u1160' // Hangul fillers
        or '\u17B4' or '\u17B5' // Khmer inherent vowels
        or (>= '\u180B' and <= '\u180F') // Mongolian variation selectors and vowel separator
        or (>= '\u200B' and <= '\u200F') // zero-width space, joiner and non-joiner, left-to-right and right-to-left marks
        or (>= '\u202A' and <= '\u202E') // embeddings and overrides
        or (>= '\u2060' and <= '\u206F') // word joiner, invisible operators, isolates, deprecated format marks
        or '\u3164' // Hangul filler
        or (>= '\uFE00' and <= '\uFE0F') // variation selectors
        or '\uFEFF' // byte order mark
        or '\uFFA0' // half-width Hangul filler
        or (>= '\uFFF0' and <= '\uFFF8'); // reserved for marks to come

    private static bool IsOne(int codePoint) => codePoint is
        (>= 0x1BCA0 and <= 0x1BCA3) // shorthand format marks
        or (>= 0x1D173 and <= 0x1D17A) // musical format marks
        or (>= 0xE0000 and <= 0xE0FFF); // tags, variation selectors, reserved for marks to come
}
