using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Writes numbers as a Persian reader expects them, in digits and in words, the same in every culture.</summary>
internal static class PersianNumber
{
    private const string And = " و ";
    private const char GroupSeparator = '\u066C';
    private const char DecimalSeparator = '\u066B';

    // The first mark keeps the sign to the left of its number in text that runs from the right.
    private const string MinusSign = "\u200E\u2212";

    private static readonly string[] Units =
    [
        "صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده",
        "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
    ];

    private static readonly string[] Tens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"];

    private static readonly string[] Hundreds =
        ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"];

    private static readonly (decimal Size, string Name)[] Scales =
        [(1_000_000_000m, "میلیارد"), (1_000_000m, "میلیون"), (1_000m, "هزار")];

    /// <summary>The number in groups of three: <c>۱۰٬۰۰۰٬۰۰۰</c>, <c>۲۲٫۵</c>.</summary>
    public static string InDigits(decimal number)
    {
        var text = new System.Text.StringBuilder(number < 0 ? MinusSign : "");
        foreach (var character in Math.Abs(number).ToString("#,0.############################", CultureInfo.InvariantCulture))
        {
            text.Append(character switch
            {
                ',' => GroupSeparator,
                '.' => DecimalSeparator,
                _ => Digits.ToPersian(character),
            });
        }

        return text.ToString();
    }

    /// <summary>A whole number of zero or more in words: <c>ده میلیون</c>.</summary>
    public static string InWords(decimal number)
    {
        var parts = new List<string>();
        foreach (var (size, name) in Scales)
        {
            var count = decimal.Truncate(number / size);
            if (count > 0)
            {
                parts.Add(count == 1 && size == 1_000m ? name : InWords(count) + " " + name);
                number -= count * size;
            }
        }

        if (number > 0 || parts.Count == 0)
        {
            parts.Add(BelowThousand((int)number));
        }

        return string.Join(And, parts);
    }

    private static string BelowThousand(int number)
    {
        if (number < Units.Length)
        {
            return Units[number];
        }

        var (name, rest) = number < 100 ? (Tens[number / 10], number % 10) : (Hundreds[number / 100], number % 100);
        return rest == 0 ? name : name + And + BelowThousand(rest);
    }
}

/// <summary>Which of two languages a reader gets.</summary>
internal static class PersianCulture
{
    /// <summary>Whether a reader of this culture, or of the current one of the user interface, reads Persian.</summary>
    public static bool Chooses(CultureInfo? culture) =>
        string.Equals((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, "fa", StringComparison.Ordinal);
}
