using System.Globalization;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Persian;

/// <summary>Numbers and times as a Persian reader expects them, whatever the server's culture.</summary>
public static class PersianText
{
    private const char GroupSeparator = '٬';
    private static readonly TimeSpan TehranOffset = TimeSpan.FromHours(3.5);

    /// <summary>The culture of the shop's customers: the client's own sentences are in Persian by it.</summary>
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("fa-IR");

    /// <summary>The text with Persian digits in place of ASCII ones.</summary>
    public static string Digits(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsAsciiDigit(source[i]) ? (char)('۰' + (source[i] - '0')) : source[i];
            }
        });

    /// <summary>Whether a text is there, and without a Latin letter.</summary>
    public static bool IsPersian(string text) => text.Length > 0 && !text.Any(char.IsAsciiLetter);

    /// <summary>A whole number, such as ۱۲.</summary>
    public static string Number(int value) => Digits(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An amount in groups of three, without its unit: ۱۰٬۰۰۰٬۰۰۰.</summary>
    public static string Amount(Toman value) =>
        Digits(value.Round().ToString("N0", CultureInfo.InvariantCulture)).Replace(',', GroupSeparator);

    /// <summary>A day and a time in Iran: ۳ آذر ۱۴۰۵، ۱۰:۳۰.</summary>
    public static string Time(DateTimeOffset instant)
    {
        var local = instant.ToOffset(TehranOffset).DateTime;
        var calendar = new PersianCalendar();
        var month = PersianMonths.Names[calendar.GetMonth(local) - 1];
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Number(calendar.GetDayOfMonth(local))} {month} {Number(calendar.GetYear(local))}، {Digits(clock)}";
    }
}
