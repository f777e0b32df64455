using System.Globalization;

namespace Baloan.Sandbox.Gateway;

/// <summary>Numbers and days as Persian writes them. It asks no culture of the machine.</summary>
internal static class PersianWriting
{
    private const char Zero = '۰';
    private const string Thousands = "٬";

    public static string Digits(string digits) =>
        string.Concat(digits.Select(letter => char.IsAsciiDigit(letter) ? (char)(Zero + (letter - '0')) : letter));

    public static string Number(long number) =>
        Digits(number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", Thousands, StringComparison.Ordinal));

    /// <summary>The day in the Persian calendar; in the Gregorian one where it lies before the Persian calendar's first.</summary>
    public static string Day(DateTime day)
    {
        var calendar = new PersianCalendar();
        return day < calendar.MinSupportedDateTime || day > calendar.MaxSupportedDateTime
            ? Digits(day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture))
            : Digits(string.Create(CultureInfo.InvariantCulture, $"{calendar.GetYear(day):0000}/{calendar.GetMonth(day):00}/{calendar.GetDayOfMonth(day):00}"));
    }
}
