namespace Baloan.Sdk;

/// <content>Amounts for a Persian reader.</content>
public readonly partial record struct Toman
{
    private const string Unit = "تومان";

    /// <summary>The amount with its unit in Persian digits, the same in every culture: <c>۱۰٬۰۰۰٬۰۰۰ تومان</c>. <see cref="Parse(string)"/> reads it back.</summary>
    public string ToPersianString() => $"{PersianNumber.InDigits(Value)} {Unit}";

    /// <summary>
    /// The amount in Persian words, as a receipt needs it: <c>ده میلیون تومان</c>. A part of a Toman is told in old Rials,
    /// tenths of a Toman, rounded to a whole one, a half away from zero.
    /// </summary>
    public string ToPersianWords()
    {
        var tenths = decimal.Round(Math.Abs(Value), 1, MidpointRounding.AwayFromZero);
        var whole = decimal.Truncate(tenths);
        var rials = (tenths - whole) * RialsPerToman;
        var words = rials == 0 ? InToman(whole)
            : whole == 0 ? InRials(rials)
            : InToman(whole) + " و " + InRials(rials);
        return Value < 0 && tenths > 0 ? "منفی " + words : words;
    }

    private static ReadOnlySpan<char> WithoutUnit(ReadOnlySpan<char> text)
    {
        var trimmed = Digits.Trim(text);
        return trimmed.EndsWith(Unit.AsSpan(), StringComparison.Ordinal) ? trimmed.Slice(0, trimmed.Length - Unit.Length) : trimmed;
    }

    private static string InToman(decimal whole) => $"{PersianNumber.InWords(whole)} {Unit}";

    private static string InRials(decimal rials) => PersianNumber.InWords(rials) + " ریال";
}
