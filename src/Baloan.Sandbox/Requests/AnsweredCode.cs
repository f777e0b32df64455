using System.Text.RegularExpressions;

namespace Baloan.Sandbox.Requests;

/// <summary>The error code in an answer, whatever shape the error has.</summary>
internal static partial class AnsweredCode
{
    private const int FirstError = 400;

    /// <summary>A documented code that stands in the answer, or else what it calls its code; null for none.</summary>
    public static string? Of(int? status, string answer)
    {
        if (status is not >= FirstError)
        {
            return null;
        }

        return SandboxMagicValues.NationalIdentifiers.Keys.FirstOrDefault(code => IsIn(answer, code))
            ?? (Named().Match(answer) is { Success: true } named ? named.Groups["code"].Value : null);
    }

    private static bool IsIn(string answer, string code) =>
        answer == code || answer.Contains($"\"{code}\"", StringComparison.Ordinal);

    [GeneratedRegex("\"(?:error_)?code\"\\s*:\\s*\"(?<code>[A-Za-z][A-Za-z0-9_.-]{0,79})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
