using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>
/// A person's date of birth, in the Gregorian calendar. <see cref="ToString"/> shows the year only;
/// <see cref="Value"/> gives the whole.
/// </summary>
/// <remarks>
/// A Persian date is never guessed: <c>1370-05-12</c> is refused, <see cref="FromPersian"/> takes it.
/// So Gregorian years are 1800 to 2199 and Persian years 1200 to 1499, which have none in common.
/// </remarks>
[JsonConverter(typeof(BirthDateJsonConverter))]
[TypeConverter(typeof(TextTypeConverter<BirthDate, BirthDateText>))]
public readonly partial record struct BirthDate : IComparable<BirthDate>
#if NET
    , ISpanParsable<BirthDate>
#endif
{
    private const int MinYear = 1800;
    private const int MaxYear = 2199;

    private readonly DateTime _date;

    /// <summary>Makes a date of birth from a Gregorian year, month and day.</summary>
    /// <param name="year">The Gregorian year, 1800 to 2199.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date, or the year is a Persian one.</exception>
    public BirthDate(int year, int month, int day)
    {
        if (!IsYear(year))
        {
            throw new ArgumentOutOfRangeException(
                nameof(year), "The year of birth must be a Gregorian one, 1800 to 2199; BirthDate.FromPersian takes a Persian date.");
        }

        if (month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(month), "The month of birth must be 1 to 12.");
        }

        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            throw new ArgumentOutOfRangeException(nameof(day), "The month of birth has no such day.");
        }

        _date = new DateTime(year, month, day);
    }

    /// <summary>Makes a date of birth from the date part of a <see cref="DateTime"/>; its time and kind are ignored.</summary>
    /// <param name="date">The date, in a year from 1800 to 2199.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1800 or after 2199.</exception>
    public BirthDate(DateTime date)
        : this(date.Year, date.Month, date.Day)
    {
    }

#if NET
    /// <summary>Makes a date of birth from a <see cref="DateOnly"/>.</summary>
    /// <param name="date">The date, in a year from 1800 to 2199.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is before 1800 or after 2199.</exception>
    public BirthDate(DateOnly date)
        : this(date.Year, date.Month, date.Day)
    {
    }
#endif

    /// <summary>The whole date as <c>yyyy-MM-dd</c>, Gregorian in every culture; empty when <see cref="IsDefault"/>.</summary>
    public string Value => IsDefault ? string.Empty : _date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether no date was ever set.</summary>
    public bool IsDefault => _date == default;

    /// <summary>The Gregorian year.</summary>
    public int Year => _date.Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => _date.Month;

    /// <summary>The day of the month.</summary>
    public int Day => _date.Day;

    /// <summary>The date as a <see cref="DateTime"/> at midnight, of unspecified kind.</summary>
    public DateTime ToDateTime() => _date;

#if NET
    /// <summary>The date as a <see cref="DateOnly"/>.</summary>
    public DateOnly ToDateOnly() => DateOnly.FromDateTime(_date);

    /// <inheritdoc cref="AgeOn(DateTime)"/>
    public int AgeOn(DateOnly date) => AgeOn(date.ToDateTime(TimeOnly.MinValue));
#endif

    /// <summary>
    /// The age in whole Gregorian years on a day. Who was born on 29 February is a year older on 1 March of a common year.
    /// </summary>
    /// <param name="date">The day; its time is ignored.</param>
    /// <exception cref="InvalidOperationException">No date of birth was ever set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the birth.</exception>
    public int AgeOn(DateTime date)
    {
        if (IsDefault)
        {
            throw new InvalidOperationException("The date of birth was never set.");
        }

        if (date.Date < _date)
        {
            throw new ArgumentOutOfRangeException(nameof(date), "The day is before the birth.");
        }

        var years = date.Year - Year;
        return date.Month < Month || (date.Month == Month && date.Day < Day) ? years - 1 : years;
    }

    /// <summary>Earlier dates come first.</summary>
    public int CompareTo(BirthDate other) => _date.CompareTo(other._date);

    /// <summary>Whether the left date is earlier.</summary>
    public static bool operator <(BirthDate left, BirthDate right) => left._date < right._date;

    /// <summary>Whether the left date is earlier or the same.</summary>
    public static bool operator <=(BirthDate left, BirthDate right) => left._date <= right._date;

    /// <summary>Whether the left date is later.</summary>
    public static bool operator >(BirthDate left, BirthDate right) => left._date > right._date;

    /// <summary>Whether the left date is later or the same.</summary>
    public static bool operator >=(BirthDate left, BirthDate right) => left._date >= right._date;

    /// <summary>The year, with month and day masked; <see cref="Value"/> gives the whole.</summary>
    public override string ToString() =>
        IsDefault ? string.Empty : _date.ToString("yyyy", CultureInfo.InvariantCulture) + "-**-**";

    private static bool IsYear(int year) => year is >= MinYear and <= MaxYear;

    private const int MinPersianYear = 1200;
    private const int MaxPersianYear = 1499;

    /// <summary>Makes a date of birth from a Persian (solar Hijri) year, month and day, such as 1370, 5, 12.</summary>
    /// <param name="year">The Persian year, 1200 to 1499.</param>
    /// <param name="month">The month, 1 (Farvardin) to 12 (Esfand).</param>
    /// <param name="day">The day of the month.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date, or the year is a Gregorian one.</exception>
    public static BirthDate FromPersian(int year, int month, int day)
    {
        if (!IsPersianYear(year))
        {
            throw new ArgumentOutOfRangeException(nameof(year), "The year of birth must be a Persian one, 1200 to 1499.");
        }

        if (month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(month), "The month of birth must be 1 to 12.");
        }

        return TryFromPersian(year, month, day, out var result)
            ? result
            : throw new ArgumentOutOfRangeException(nameof(day), "The month of birth has no such day.");
    }

    /// <summary>Reads a Persian date as people write it: <c>1377/11/25</c>, <c>25-11-1377</c> or <c>۲۵ بهمن ۱۳۷۷</c>.</summary>
    /// <param name="s">The text; see <see cref="TryParsePersian"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text is no Persian date of the years 1200 to 1499, or there is no such day.</exception>
    public static BirthDate ParsePersian(string s) =>
        s is null ? throw new ArgumentNullException(nameof(s))
        : TryParsePersian(s, out var result) ? result
        : throw new FormatException("The text is no Persian date of the years 1200 to 1499: 1377/11/25 or the like is expected.");

    /// <summary>Reads a Persian date as people write it; false when the text is none, or a Gregorian one.</summary>
    /// <remarks>
    /// The year has four digits and stands first or last, the month in the middle, as a number or by its name. Digits are
    /// ASCII, Persian or Arabic; between the parts stand slashes, hyphens, points, commas or spaces.
    /// </remarks>
    /// <param name="s">The text.</param>
    /// <param name="result">The date read, or the default.</param>
    public static bool TryParsePersian([NotNullWhen(true)] string? s, out BirthDate result)
    {
        result = default;
        return PersianDate.TryRead(s.AsSpan(), out var year, out var month, out var day) && TryFromPersian(year, month, day, out result);
    }

    /// <summary>The whole date in the Persian calendar and in Persian digits, such as <c>۱۳۷۷/۱۱/۲۵</c>; empty when <see cref="IsDefault"/>.</summary>
    /// <remarks>Like <see cref="Value"/> it hides nothing: it is for the person concerned, not for a log.</remarks>
    public string ToPersianString() => IsDefault ? string.Empty : PersianDate.Write(_date);

    private static bool TryFromPersian(int year, int month, int day, out BirthDate result)
    {
        var calendar = new PersianCalendar();
        var isDay = IsPersianYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= calendar.GetDaysInMonth(year, month);
        result = isDay ? new BirthDate(calendar.ToDateTime(year, month, day, 0, 0, 0, 0)) : default;
        return isDay;
    }

    private static bool IsPersianYear(int year) => year is >= MinPersianYear and <= MaxPersianYear;
}

/// <summary>The whole date, yyyy-MM-dd; empty for the default.</summary>
internal readonly struct BirthDateText : ITextForm<BirthDate>
{
    public bool TryRead(string text, out BirthDate value)
    {
        value = default;
        return text.Length == 0 || BirthDate.TryParse(text, out value);
    }

    public string Write(BirthDate value) => value.Value;
}
