using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Lists;

/// <summary>What somebody searches for: words that all must fit. Digits and letters are read as Persian and Arabic keyboards write them.</summary>
internal sealed class SearchWords(string search)
{
    private readonly string[] _words = TypedText.Plain(search).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether every word fits; so do none.</summary>
    public bool All(Func<string, bool> fits) => Array.TrueForAll(_words, word => fits(word));
}

/// <summary>How a word fits a value.</summary>
internal static class SearchWord
{
    private const int ShortestId = 8;
    private const int ShortestPhone = 3;

    /// <summary>A status of HTTP has three digits: beside one, the end of a phone number has more.</summary>
    private const int StatusLength = 3;

    public static bool IsIn(this string word, string? value) => value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether the word is an id or its beginning, so long that it is no other number.</summary>
    public static bool Begins(this string word, Guid id) =>
        word.Length >= ShortestId && id.ToString("D").StartsWith(word, StringComparison.OrdinalIgnoreCase);

    public static bool EndsPhone(this string word, string phoneNumber) =>
        word.Length >= ShortestPhone && phoneNumber.EndsWith(word, StringComparison.Ordinal) && word.All(char.IsAsciiDigit);

    public static bool CanBeStatus(this string word) => word.Length == StatusLength && word.All(char.IsAsciiDigit);

    /// <summary>Whether the word is of a state, as on the wire or in either language.</summary>
    public static bool IsOf(this string word, SandboxLoanState state) =>
        word.IsIn(state.Slug()) || word.IsIn(EnglishText.Text.States[(int)state]) || word.IsIn(PersianText.Text.States[(int)state]);
}
