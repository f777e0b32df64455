using System.Diagnostics.CodeAnalysis;

namespace Baloan.Sdk;

/// <content>Reading a date from text.</content>
public readonly partial record struct BirthDate
{
    private const int TextLength = 10;

    /// <summary>Reads a Gregorian date, <c>yyyy-MM-dd</c>, in ASCII, Persian or Arabic digits.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text has another form, there is no such date, or the year is a Persian one.</exception>
    public static BirthDate Parse(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParse(s.AsSpan(), out var result) ? result : throw NotReadable();

    /// <inheritdoc cref="Parse(string)"/>
    public static BirthDate Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var result) ? result : throw NotReadable();

    /// <summary>Reads a Gregorian date, <c>yyyy-MM-dd</c>; false when the text is none, or a Persian one.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The date read, or the default.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out BirthDate result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out BirthDate)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out BirthDate result)
    {
        result = default;
        Span<char> plain = stackalloc char[TextLength];
        if (!UnseenMarks.TryDrop(Digits.Trim(s), plain, out var length) || length != TextLength
            || plain[4] != '-' || plain[7] != '-'
            || !TryRead(plain[..4], out var year) || !TryRead(plain.Slice(5, 2), out var month) || !TryRead(plain[8..], out var day)
            || !IsYear(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        result = new BirthDate(year, month, day);
        return true;
    }

#if NET
    // Nothing here depends on a culture, so the members that take one are for generic code alone.
    static BirthDate IParsable<BirthDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<BirthDate>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BirthDate result) => TryParse(s, out result);

    static BirthDate ISpanParsable<BirthDate>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<BirthDate>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BirthDate result) => TryParse(s, out result);
#endif

    private static FormatException NotReadable() => new(
        "The text is no Gregorian date yyyy-MM-dd of the years 1800 to 2199; BirthDate.FromPersian takes a Persian date.");

    private static bool TryRead(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var character in text)
        {
            var digit = Digits.ValueOf(character);
            if (digit < 0)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        return true;
    }
}
