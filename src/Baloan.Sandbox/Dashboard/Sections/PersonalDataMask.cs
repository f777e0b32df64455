using System.Text.RegularExpressions;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>Hides personal data, passwords and tokens in what was sent and answered.</summary>
internal static partial class PersonalDataMask
{
    private const string Hidden = "••••••";
    private const int ShownDigits = 3;

    /// <summary>A value with no more than its last digits.</summary>
    public static string Value(string value) => value.Length > 2 * ShownDigits ? Hidden + value[^ShownDigits..] : Hidden;

    /// <summary>A header's value, hidden when it is a credential, and else without what looks like personal data or a token.</summary>
    public static string Header(string name, string value) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && value.Split(' ', 2) is [var scheme, _] ? $"{scheme} {Hidden}"
        : SecretHeader().IsMatch(name) ? Hidden
        : SentLine.Replace(value, (_, _) => Hidden);

    /// <summary>A path with its query, without what looks like personal data or a token.</summary>
    public static string Address(string path) => SentLine.Replace(path, (_, _) => Hidden);

    public static bool IsSecret(string header) => SecretHeader().IsMatch(header);

    /// <summary>A body with the values of its personal fields hidden, and whatever looks like such a value.</summary>
    public static string Body(string body) => Loose().Replace(FormField().Replace(JsonField().Replace(body, JsonHidden), FormHidden), Hidden);

    /// <summary>A body with other values in place of those that <see cref="Body"/> hides.</summary>
    /// <param name="body">The body.</param>
    /// <param name="invent">Gives a value for a field, by its name and what it holds; a phone number in a sentence counts as one.</param>
    public static string Replace(string body, Func<string, string, string> invent)
    {
        var loose = Loose().Replace(body, match => invent(match.Value.StartsWith("eyJ", StringComparison.Ordinal) ? "token" : "phone_number", match.Value));
        var json = JsonField().Replace(loose, match => $"{match.Groups["before"].Value}\"{invent(FieldOf(match), match.Groups["value"].Value.Trim('"'))}\"");
        return FormField().Replace(json, match => match.Groups["before"].Value + SentLine.Escape(invent(FieldOf(match), match.Groups["value"].Value)));
    }

    private static string FieldOf(Match match) => match.Groups["field"].Value.ToLowerInvariant();

    private static string JsonHidden(Match match) => $"{match.Groups["before"].Value}\"{Hidden}\"";

    private static string FormHidden(Match match) => match.Groups["before"].Value + Hidden;

    [GeneratedRegex("""(?<before>"(?<field>phone_number|national_identifier|birth_date|username|password|otp|access|refresh|token)"\s*:\s*)(?<value>"(?:\\.|[^"\\])*"?|[^\s,}\]"\[{]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JsonField();

    [GeneratedRegex(@"(?<before>(?:\A|&)(?<field>phone_number|national_identifier|birth_date|username|password|otp|access|refresh|token)=)(?<value>[^&\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormField();

    // A phone number in a sentence, a JWT anywhere.
    [GeneratedRegex(@"(?:\+98|0098|\b0)9[0-9]{9}\b|(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();

    [GeneratedRegex("authorization|cookie|secret|token|api-?key", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretHeader();
}
