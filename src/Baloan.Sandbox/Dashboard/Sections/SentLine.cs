using System.Globalization;
using System.Text.RegularExpressions;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>A path with its query, or a header's value: personal data and tokens in it have no place of their own, and are known by their looks.</summary>
internal static partial class SentLine
{
    /// <summary>Stands around the name of a variable of the shell, which is not escaped.</summary>
    public const char Mark = '\u0001';

    /// <summary>The line with other values in place of personal ones and of tokens.</summary>
    /// <param name="line">The line.</param>
    /// <param name="replace">Gives a value for a field, by its name and what it holds.</param>
    public static string Replace(string line, Func<string, string, string> replace)
    {
        var fields = Field().Replace(line, match =>
            match.Groups["before"].Value + Escape(replace(match.Groups["field"].Value.ToLowerInvariant(), Unescape(match.Groups["value"].Value))));
        return Escaped().Replace(Looks(fields, replace), match =>
            Unescape(match.Value) is var plain && Looks(plain, replace) is var other && other != plain ? Escape(other) : match.Value);
    }

    /// <summary>A value as it stands in a query. The name of a variable, and what stands for something hidden, stay as they are.</summary>
    public static string Escape(string value) => Escapable().Replace(value, match => Uri.EscapeDataString(match.Value));

    private static string Unescape(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));

    private static string Looks(string text, Func<string, string, string> replace) => Look().Replace(text, match =>
        match.Groups["token"].Success ? replace("token", match.Value)
        : match.Groups["digits"] is { Success: true, Value: var digits } && FieldOf(Latin(digits)) is { } field ? replace(field, Latin(digits))
        : match.Value);

    private static string? FieldOf(string digits) => (digits.Length, digits) switch
    {
        (10, _) => "national_identifier",
        (11, ['0', '9', ..]) or (12, ['9', '8', '9', ..]) or (14, ['0', '0', '9', '8', '9', ..]) => "phone_number",
        _ => null,
    };

    private static string Latin(string digits) =>
        string.Concat(digits.Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit).ToString(CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"(?<before>[?&;](?<field>phone_number|national_identifier|birth_date|username|password|otp|access|refresh|token)=)(?<value>[^&;#\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    // A piece of a query in which something is escaped.
    [GeneratedRegex(@"(?<![^?&;=#/\s])[^?&;=#/\s%]*(?:%[0-9A-Fa-f]{2}[^?&;=#/\s%]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex("[^\u0001•]+", RegexOptions.CultureInvariant)]
    private static partial Regex Escapable();

    // An id keeps its digits, and so does a trace's number; then a JWT, and all digits that stand together.
    [GeneratedRegex(@"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\b[0-9A-Fa-f]{16,}\b|(?<token>(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*)|\+?(?<digits>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Look();
}
