using System.ComponentModel;
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
}
