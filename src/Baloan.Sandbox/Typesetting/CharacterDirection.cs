using System.Globalization;
using System.Text;

namespace Baloan.Sandbox.Typesetting;

/// <summary>What a character means for the direction of its line: the classes of Unicode's bidirectional algorithm (UAX 9).</summary>
internal enum CharacterDirection
{
    /// <summary>A letter of a script that runs from left to right (L).</summary>
    Left,

    /// <summary>A letter of a script that runs from right to left (R).</summary>
    Right,

    /// <summary>A letter of the Arabic script (AL).</summary>
    Arabic,

    /// <summary>A European or a Persian digit (EN).</summary>
    Number,

    /// <summary>An Arabic digit (AN).</summary>
    ArabicNumber,

    /// <summary>A sign within a number, a plus or a minus (ES).</summary>
    Sign,

    /// <summary>What parts the digits of a number (CS).</summary>
    Separator,

    /// <summary>A unit beside a number (ET).</summary>
    Unit,

    /// <summary>A mark upon the character before it (NSM).</summary>
    Mark,

    /// <summary>Without a direction of its own (WS, ON).</summary>
    Neutral,
}

/// <summary>Tells a character's direction.</summary>
internal static class CharacterDirections
{
    public static CharacterDirection Of(int character) => character switch
    {
        >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9 => CharacterDirection.Number,
        >= 0x0660 and <= 0x0669 or 0x066B or 0x066C => CharacterDirection.ArabicNumber,
        '+' or '-' or 0x2212 => CharacterDirection.Sign,
        ',' or '.' or '/' or ':' or 0x00A0 or 0x060C => CharacterDirection.Separator,
        '#' or '%' or 0x00B0 or 0x00B1 or 0x066A or 0x2030 => CharacterDirection.Unit,
        0x200E => CharacterDirection.Left,
        0x200F => CharacterDirection.Right,
        0x061B or 0x061C or 0x061F or 0x066D or 0x06D4 => CharacterDirection.Arabic,
        _ => ByCategory(character),
    };

    private static CharacterDirection ByCategory(int character) => Rune.GetUnicodeCategory(new Rune(character)) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharacterDirection.Mark,
        UnicodeCategory.CurrencySymbol when !IsArabic(character) => CharacterDirection.Unit,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.CurrencySymbol => LetterOf(character),
        _ => CharacterDirection.Neutral,
    };

    private static CharacterDirection LetterOf(int character) =>
        IsArabic(character) ? CharacterDirection.Arabic : IsRightToLeft(character) ? CharacterDirection.Right : CharacterDirection.Left;

    private static bool IsArabic(int character) =>
        character is >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF;

    private static bool IsRightToLeft(int character) =>
        character is >= 0x0590 and <= 0x05FF or >= 0x07C0 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;
}
