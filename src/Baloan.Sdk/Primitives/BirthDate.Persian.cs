using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Baloan.Sdk;

/// <content>Dates of the Persian (solar Hijri) calendar.</content>
public readonly partial record struct BirthDate
{
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
