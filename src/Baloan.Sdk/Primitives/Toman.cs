using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>An amount of money in Toman. The default is zero, which no request takes.</summary>
/// <remarks>
/// A policy's range is in millions of Toman on the wire and a loan's amount in Toman;
/// both become this type, so that they meet in one unit.
/// </remarks>
[JsonConverter(typeof(TomanJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<Toman, TomanText>))]
public readonly record struct Toman : IComparable<Toman>, IFormattable
#if NET
    , ISpanParsable<Toman>
#endif
{
    private const decimal Million = 1_000_000m;
    private const decimal RialsPerToman = 10m;
    private const string PlainFormat = "0.############################";

    /// <summary>Makes an amount.</summary>
    /// <param name="value">The amount in Toman.</param>
    public Toman(decimal value) => Value = value;

    /// <summary>No money at all.</summary>
    public static Toman Zero => default;

    /// <summary>The amount in Toman.</summary>
    public decimal Value { get; }

    /// <summary>Makes an amount from millions of Toman: 10 is 10,000,000 Toman.</summary>
    /// <exception cref="OverflowException">The amount is too large.</exception>
    public static Toman FromMillions(decimal millions) => new(millions * Million);

    /// <summary>Makes an amount from old Rials: ten of them are a Toman.</summary>
    /// <remarks>
    /// Old Rials are those in which prices stood before the redenomination by 10,000. A new Rial is 10,000 old ones, 1,000 Toman:
    /// multiply an amount in new Rials by 10,000 first.
    /// </remarks>
    public static Toman FromRials(decimal rials) => new(rials / RialsPerToman);

    /// <summary>The amount in old Rials, ten to a Toman; a new Rial is 10,000 of them.</summary>
    /// <exception cref="OverflowException">The amount is too large.</exception>
    public decimal ToRials() => Value * RialsPerToman;

    /// <summary>The amount in millions of Toman.</summary>
    public decimal ToMillions() => Value / Million;

    /// <summary>The amount in whole Toman, rounded to the nearest, a half away from zero.</summary>
    public Toman Round() => new(decimal.Round(Value, 0, MidpointRounding.AwayFromZero));

    /// <summary>
    /// Reads an amount in Toman: <c>10000000</c>, <c>10,000,000</c> or <c>22.50</c>, in ASCII, Persian or Arabic digits, with or
    /// without the unit <c>تومان</c> behind it. An amount in Rials is refused.
    /// </summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is no number, or too large a one.</exception>
    public static Toman Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s.AsSpan(), out var result) ? result : throw NotReadable();

    /// <inheritdoc cref="Parse(string)"/>
    public static Toman Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var result) ? result : throw NotReadable();

    /// <summary>Reads an amount in Toman; false when the text is none.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The amount read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out Toman result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Toman)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out Toman result)
    {
        var read = InvariantNumber.TryParse(WithoutUnit(s), out var value);
        result = new Toman(value);
        return read;
    }

    /// <summary>Smaller amounts come first.</summary>
    public int CompareTo(Toman other) => Value.CompareTo(other.Value);

    /// <summary>The amount in Toman in plain digits, the same in every culture: <c>10000000</c>.</summary>
    public override string ToString() => Value.ToString(PlainFormat, CultureInfo.InvariantCulture);

    /// <summary>The amount in Toman in a number format such as <c>N0</c>.</summary>
    /// <param name="format">A number format; null or <c>G</c> gives plain digits, the same in every culture.</param>
    /// <param name="formatProvider">The culture; the invariant one when null, never the current one.</param>
    /// <exception cref="FormatException">There is no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) =>
        format is null or "" or "G" ? ToString() : Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);

    /// <summary>The sum of two amounts.</summary>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    public static Toman operator +(Toman left, Toman right) => new(left.Value + right.Value);

    /// <summary>The difference of two amounts.</summary>
    /// <exception cref="OverflowException">The difference is too large.</exception>
    public static Toman operator -(Toman left, Toman right) => new(left.Value - right.Value);

    /// <summary>The amount with the other sign.</summary>
    public static Toman operator -(Toman amount) => new(-amount.Value);

    /// <summary>A multiple of an amount.</summary>
    /// <exception cref="OverflowException">The product is too large.</exception>
    public static Toman operator *(Toman amount, decimal factor) => new(amount.Value * factor);

    /// <summary>A multiple of an amount.</summary>
    /// <exception cref="OverflowException">The product is too large.</exception>
    public static Toman operator *(decimal factor, Toman amount) => new(amount.Value * factor);

    /// <summary>A part of an amount.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The quotient is too large.</exception>
    public static Toman operator /(Toman amount, decimal divisor) => new(amount.Value / divisor);

    /// <summary>How many times one amount is in another.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The quotient is too large.</exception>
    public static decimal operator /(Toman amount, Toman divisor) => amount.Value / divisor.Value;

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Toman left, Toman right) => left.Value < right.Value;

    /// <summary>Whether the left amount is smaller or the same.</summary>
    public static bool operator <=(Toman left, Toman right) => left.Value <= right.Value;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Toman left, Toman right) => left.Value > right.Value;

    /// <summary>Whether the left amount is larger or the same.</summary>
    public static bool operator >=(Toman left, Toman right) => left.Value >= right.Value;

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static Toman IParsable<Toman>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Toman>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Toman result) => TryParse(s, out result);

    static Toman ISpanParsable<Toman>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Toman>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Toman result) => TryParse(s, out result);
#endif

    private static FormatException NotReadable() => new("The text is no amount in Toman: a number such as 10000000 is expected.");

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

/// <summary>The amount in Toman, in plain digits.</summary>
internal readonly struct TomanText : ITextForm<Toman>
{
    public bool TryRead(string text, out Toman value) => Toman.TryParse(text, out value);

    public string Write(Toman value) => value.ToString();
}
