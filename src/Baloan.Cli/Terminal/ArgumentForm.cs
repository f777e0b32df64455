using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Baloan.Cli.Terminal;

/// <summary>The forms in which values stand on the command line; what has another form is one sentence.</summary>
internal static class ArgumentForm
{
    /// <summary>An option with a duration, such as <c>2s</c>.</summary>
    public static Option<TimeSpan?> Time(string name, string description) =>
        new(name) { Description = description, CustomParser = result => ParseTime(result), HelpName = "duration" };

    /// <summary>An option with a whole number.</summary>
    public static Option<T?> Number<T>(string name, string description)
        where T : struct, IBinaryInteger<T> =>
        new(name) { Description = description, CustomParser = result => ParseNumber<T>(result), HelpName = "number" };

    /// <summary>An option with one of the values of an enumeration, in kebab case or snake case.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum =>
        new(name) { Description = $"{description}: {ChoicesOf<T>()}.", CustomParser = result => ParseChoice<T>(result), HelpName = "choice" };

    /// <summary>An argument with the id of a loan or a call back.</summary>
    public static Argument<Guid> Id(string description) => new("ID") { Description = description, CustomParser = ParseId };

    public static TimeSpan ParseTime(ArgumentResult result) =>
        Duration.TryParse(TextOf(result), out var duration) ? duration
        : Refuse<TimeSpan>(result, $"'{TextOf(result)}' is not a duration: write 500ms, 2s, 5m, 1h or 1d.");

    public static T ParseNumber<T>(ArgumentResult result)
        where T : struct, IBinaryInteger<T> =>
        T.TryParse(TextOf(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Refuse<T>(result, $"'{TextOf(result)}' is not a whole number.");

    public static T ParseChoice<T>(ArgumentResult result)
        where T : struct, Enum
    {
        // The name must come out again: .NET reads a number or a list of names as well.
        var name = TextOf(result).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Enum.TryParse(name, ignoreCase: true, out T value) && name.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)
            ? value
            : Refuse<T>(result, $"'{TextOf(result)}' is none of {ChoicesOf<T>()}.");
    }

    /// <summary>A number from 0 to 1.</summary>
    public static double ParseFraction(ArgumentResult result) =>
        double.TryParse(TextOf(result), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 ? number
        : Refuse<double>(result, $"'{TextOf(result)}' is no number from 0 to 1.");

    /// <summary>A time with its offset; one without is in UTC.</summary>
    public static DateTimeOffset ParseMoment(ArgumentResult result) =>
        DateTimeOffset.TryParse(TextOf(result), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : Refuse<DateTimeOffset>(result, $"'{TextOf(result)}' is no time: write 2026-03-20T10:00:00Z.");

    public static Guid ParseId(ArgumentResult result) =>
        Guid.TryParse(TextOf(result), out var id) && id != Guid.Empty ? id
        : Refuse<Guid>(result, $"'{TextOf(result)}' is no id: write a UUID such as 8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa.");

    public static Uri ParseAddress(ArgumentResult result) =>
        TryReadAddress(TextOf(result), out var address) ? address
        : Refuse<Uri>(result, "An address must be an absolute http or https one.")!;

    /// <summary>Reads an absolute http or https address.</summary>
    public static bool TryReadAddress(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is "http" or "https";

    public static string ChoicesOf<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static string TextOf(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}

/// <summary>Durations of the command line, each with its unit: <c>500ms</c>, <c>2s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>.</summary>
internal static class Duration
{
    private const decimal LongestInMilliseconds = 3650m * 86_400_000;

    // "ms" comes before "m" and "s", which it ends in or begins with.
    private static readonly (string Suffix, decimal Milliseconds)[] Units =
        [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var unit = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
        if (unit.Suffix is null
            || !decimal.TryParse(text[..^unit.Suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > LongestInMilliseconds / unit.Milliseconds)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds((double)(number * unit.Milliseconds));
        return true;
    }
}
