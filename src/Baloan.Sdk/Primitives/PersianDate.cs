using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Reads and writes dates of the Persian (solar Hijri) calendar as people do.</summary>
internal static class PersianDate
{
    private const int MaxTextLength = 64;
    private const string Month = "ماه";
    private const char Separator = '/';

    private static readonly string[] Months =
    [
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "ابان", "اذر", "دی", "بهمن", "اسفند",
    ];

    /// <summary>Reads year, month and day, or day, month and year, the month as a number or by its name.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        if (text.Length > MaxTextLength)
        {
            return false;
        }

        Span<char> folded = stackalloc char[MaxTextLength];
        var pieces = folded[..Fold(text, folded)].ToString().Split(Separator);
        var parts = pieces.SelectMany(WordsOf).Where(part => part != Month).ToArray();
        if (parts.Length != 3 || pieces.Any(IsBlank) || !TryReadMonth(parts[1], out month))
        {
            return false;
        }

        var (first, last) = (parts[0], parts[2]);
        return first.Length == 4
            ? TryReadNumber(first, out year) && TryReadNumber(last, out day)
            : last.Length == 4 && TryReadNumber(last, out year) && TryReadNumber(first, out day);
    }

    /// <summary>The day in figures: <c>۱۳۷۷/۱۱/۲۵</c>.</summary>
    public static string Write(DateTime day)
    {
        var calendar = new PersianCalendar();
        var text = string.Format(
            CultureInfo.InvariantCulture, "{0:0000}/{1:00}/{2:00}", calendar.GetYear(day), calendar.GetMonth(day), calendar.GetDayOfMonth(day));
        return new string([.. text.Select(Digits.ToPersian)]);
    }

    private static string[] WordsOf(string piece) => piece.Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsBlank(string piece) => string.IsNullOrWhiteSpace(piece);

    /// <summary>ASCII digits, one way of writing each letter, blank and separator; gives the length.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        foreach (var character in text)
        {
            if (IsSeparator(character))
            {
                folded[length++] = Separator;
            }
            else if (char.IsWhiteSpace(character))
            {
                folded[length++] = ' ';
            }
            else if (!Digits.IsBlank(character))
            {
                folded[length++] = FoldLetter(Digits.Fold(character));
            }
        }

        return length;
    }

    private static bool IsSeparator(char character) =>
        character is '/' or '-' or '.' or ',' or '\u060C' or '\u060D' or '\u2044' or '\u2212' or (>= '\u2010' and <= '\u2015');

    // Arabic yeh for the Persian one, and the alef that many keyboards have without its madda.
    private static char FoldLetter(char character) => character switch
    {
        '\u064A' or '\u0649' => '\u06CC',
        '\u0622' => '\u0627',
        _ => character,
    };

    private static bool TryReadMonth(string text, out int month)
    {
        if (TryReadNumber(text, out month))
        {
            return text.Length <= 2;
        }

        var name = text.EndsWith(Month, StringComparison.Ordinal) ? text[..^Month.Length] : text;
        month = Array.IndexOf(Months, name == "امرداد" ? "مرداد" : name) + 1;
        return month > 0;
    }

    private static bool TryReadNumber(string text, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= 4 && text.All(static character => character is >= '0' and <= '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
