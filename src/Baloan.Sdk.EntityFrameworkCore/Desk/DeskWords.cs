using Microsoft.AspNetCore.Http;

namespace Baloan.Sdk;

/// <summary>The words of the desk in one language, and how it writes numbers and times.</summary>
internal abstract class DeskWords
{
    private static readonly DeskWords English = new EnglishDeskWords();
    private static readonly DeskWords Persian = new PersianDeskWords();

    public abstract string Language { get; }

    public abstract string Direction { get; }

    public abstract string OtherLanguage { get; }

    public abstract string OtherLanguageName { get; }

    public abstract string Title { get; }

    public abstract string Lead { get; }

    public abstract string Unknown { get; }

    public abstract string UnknownLead { get; }

    public abstract string Candidates { get; }

    public abstract string NoCandidates { get; }

    public abstract string TypedLoan { get; }

    public abstract string SettleAsOpened { get; }

    public abstract string SettleAsOpenedHint { get; }

    public abstract string SettleAsNotOpened { get; }

    public abstract string NotOpenedWarning { get; }

    public abstract string NotOpenedConfirmation { get; }

    public abstract string DeadLetters { get; }

    public abstract string DeadLettersLead { get; }

    public abstract string Replay { get; }

    public abstract string ReplayAll { get; }

    public abstract string Stuck { get; }

    public abstract string StuckLead { get; }

    public abstract string Orphans { get; }

    public abstract string OrphansLead { get; }

    public abstract string Nothing { get; }

    public abstract string Partner { get; }

    public abstract string Reference { get; }

    public abstract string Loan { get; }

    public abstract string StateName { get; }

    public abstract string Amount { get; }

    public abstract string Months { get; }

    public abstract string Store { get; }

    public abstract string AskedAt { get; }

    public abstract string LastNews { get; }

    public abstract string FirstTold { get; }

    public abstract string Received { get; }

    public abstract string Failures { get; }

    public abstract string Error { get; }

    public abstract string Updated { get; }

    /// <summary>The words for the reader of a page.</summary>
    public static DeskWords Choose(HttpRequest request) => (Asked(request) ?? Accepted(request)) == Persian.Language ? Persian : English;

    /// <summary>The language that the address asks for; <see langword="null"/> where it asks for none of the two.</summary>
    public static string? Asked(HttpRequest request) => request.Query[DeskPaths.LanguageKey].ToString() switch
    {
        "fa" => "fa",
        "en" => "en",
        _ => null,
    };

    public abstract string Number(decimal number);

    public abstract string Money(Toman amount);

    public abstract string Time(DateTime utc);

    public abstract string State(LoanState? state);

    public abstract string Showing(int shown, int all);

    /// <summary>The sentence about an action; empty where there was none.</summary>
    public abstract string Sentence(DeskNotice notice);

    // The first of the two that the browser likes best.
    private static string? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString())
        .Where(language => (language.StartsWith("fa", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) && (language.Length == 2 || language[2] == '-'))
        .Select(language => language[..2].ToLowerInvariant())
        .FirstOrDefault();
}
