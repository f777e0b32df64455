using System.Globalization;

namespace Baloan.Sandbox.Dashboard.Wording;

/// <summary>Numbers and times as a language writes them. It asks no culture of the machine.</summary>
internal static class DashboardFormat
{
    private const char PersianZero = '۰';
    private const string PersianThousands = "٬";

    public static string Number(this DashboardText text, long number) =>
        text.IsPersian()
            ? text.Digits(number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", PersianThousands, StringComparison.Ordinal))
            : number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Number(this DashboardText text, double number)
    {
        const string PersianPoint = "٫";
        var written = number.ToString("#,0.###", CultureInfo.InvariantCulture);
        return text.IsPersian()
            ? text.Digits(written.Replace(",", PersianThousands, StringComparison.Ordinal).Replace(".", PersianPoint, StringComparison.Ordinal))
            : written;
    }

    /// <summary>The time of day.</summary>
    public static string Time(this DashboardText text, DateTimeOffset at) =>
        text.Digits(at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>The day, in the calendar of the language.</summary>
    public static string Day(this DashboardText text, DateTimeOffset at)
    {
        if (!text.IsPersian())
        {
            return at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var calendar = new PersianCalendar();
        var day = at.UtcDateTime;
        return text.Digits(string.Create(
            CultureInfo.InvariantCulture,
            $"{calendar.GetYear(day):0000}/{calendar.GetMonth(day):00}/{calendar.GetDayOfMonth(day):00}"));
    }

    public static string Milliseconds(this DashboardText text, TimeSpan duration) => text.Number((long)Math.Ceiling(duration.TotalMilliseconds));

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Fill(this string sentence, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    private static bool IsPersian(this DashboardText text) => text.Language == Gateway.Language.Persian;

    /// <summary>Digits as the language writes them.</summary>
    public static string Digits(this DashboardText text, string digits) =>
        text.IsPersian()
            ? string.Concat(digits.Select(letter => char.IsAsciiDigit(letter) ? (char)(PersianZero + (letter - '0')) : letter))
            : digits;
}
