using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// An Iranian mobile phone number. <see cref="ToString"/> shows its last four digits only; <see cref="Value"/> gives the whole.
/// </summary>
/// <remarks>
/// Reads <c>09…</c>, <c>9…</c>, <c>98…</c>, <c>+98…</c> and <c>0098…</c>, in ASCII, Persian or Arabic digits,
/// with spaces, dashes, dots, tatweels, parentheses and the unseen marks of pasted text.
/// </remarks>
[JsonConverter(typeof(PhoneNumberJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<PhoneNumber, PhoneNumberText>))]
public readonly record struct PhoneNumber
#if NET
    : ISpanParsable<PhoneNumber>
#endif
{
    private const int Length = 11;
    private const int SubscriberLength = 10;

    // "0098" and the national form with its zero.
    private const int MaxDigits = 15;

    private readonly string? _value;

    private PhoneNumber(string value) => _value = value;

    /// <summary>The whole number as <c>09xxxxxxxxx</c>; empty when <see cref="IsDefault"/>.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>The whole number in international form, <c>+989xxxxxxxxx</c> (E.164); empty when <see cref="IsDefault"/>.</summary>
    public string E164 => _value is null ? string.Empty : "+98" + _value[1..];

    /// <summary>Whether no number was ever set.</summary>
    public bool IsDefault => _value is null;

    /// <summary>Reads a phone number.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is no Iranian mobile phone number.</exception>
    public static PhoneNumber Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s, out var result) ? result : throw NotReadable();

    /// <inheritdoc cref="Parse(string)"/>
    public static PhoneNumber Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var result) ? result : throw NotReadable();

    /// <summary>Reads a phone number; false when the text is none.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The number read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out PhoneNumber result)
    {
        if (IsCanonical(s.AsSpan()))
        {
            result = new PhoneNumber(s!);
            return true;
        }

        return TryParse(s.AsSpan(), out result);
    }

    /// <inheritdoc cref="TryParse(string, out PhoneNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out PhoneNumber result)
    {
        if (IsCanonical(s))
        {
            result = new PhoneNumber(s.ToString());
            return true;
        }

        result = default;
        Span<char> digits = stackalloc char[MaxDigits];
        if (!DigitReader.TryRead(s, asPhone: true, digits, out var count, out var plus))
        {
            return false;
        }

        var subscriber = WithoutPrefix(digits[..count], plus);
        if (subscriber.Length != SubscriberLength || subscriber[0] != '9')
        {
            return false;
        }

        Span<char> value = stackalloc char[Length];
        value[0] = '0';
        subscriber.CopyTo(value[1..]);
        result = new PhoneNumber(value.ToString());
        return true;
    }

    /// <summary>The number with all but its last four digits masked; <see cref="Value"/> gives the whole.</summary>
    public override string ToString() => Mask.AllButLast(Value, 4);

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static PhoneNumber IParsable<PhoneNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<PhoneNumber>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PhoneNumber result) => TryParse(s, out result);

    static PhoneNumber ISpanParsable<PhoneNumber>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PhoneNumber>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PhoneNumber result) => TryParse(s, out result);
#endif

    private static FormatException NotReadable() =>
        new("The text is no Iranian mobile phone number: 09xxxxxxxxx is expected, with or without 98 before it.");

    private static bool IsCanonical(ReadOnlySpan<char> text)
    {
        if (text.Length != Length || text[0] != '0' || text[1] != '9')
        {
            return false;
        }

        foreach (var character in text)
        {
            if (character is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The ten digits after the country code and the trunk zero, or something of another length.</summary>
    private static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> digits, bool plus)
    {
        if (plus)
        {
            // After a plus only a country code can stand.
            digits = digits.StartsWith("98".AsSpan()) ? digits[2..] : [];
        }
        else if (digits.StartsWith("0098".AsSpan()))
        {
            digits = digits[4..];
        }
        else if (digits.Length > Length && digits.StartsWith("98".AsSpan()))
        {
            digits = digits[2..];
        }

        return digits.Length == Length && digits[0] == '0' ? digits[1..] : digits;
    }
}

/// <summary>The whole number; empty for the default.</summary>
internal readonly struct PhoneNumberText : ITextForm<PhoneNumber>
{
    public bool TryRead(string text, out PhoneNumber value)
    {
        value = default;
        return text.Length == 0 || PhoneNumber.TryParse(text, out value);
    }

    public string Write(PhoneNumber value) => value.Value;
}
