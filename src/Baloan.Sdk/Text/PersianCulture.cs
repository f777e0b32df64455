using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Which of two languages a reader gets.</summary>
internal static class PersianCulture
{
    /// <summary>Whether a reader of this culture, or of the current one of the user interface, reads Persian.</summary>
    public static bool Chooses(CultureInfo? culture) =>
        string.Equals((culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName, "fa", StringComparison.Ordinal);
}
