using Baloan.Sdk.Primitives.Internal;

namespace Baloan.Sdk;

/// <content>Amounts for a Persian reader.</content>
public readonly partial record struct Toman
{
    /// <summary>The amount with its unit in Persian digits, the same in every culture: <c>۱۰٬۰۰۰٬۰۰۰ تومان</c>.</summary>
    public string ToPersianString() => PersianNumber.InDigits(Value) + " تومان";

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

    private static string InToman(decimal whole) => PersianNumber.InWords(whole) + " تومان";

    private static string InRials(decimal rials) => PersianNumber.InWords(rials) + " ریال";
}
