using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Baloan.Sdk;

/// <summary>Writes the page of the desk as HTML. Whatever comes from outside goes through <see cref="Encode"/>.</summary>
internal sealed class DeskPage(DeskWords words, string root, DeskToken token, DateTimeOffset now)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new(16 * 1024);
    private bool _hasPartners;

    public string Write(DeskView view, DeskNotice notice)
    {
        _hasPartners = view.HasPartners;
        WriteHead();
        WriteNotice(notice);
        WriteUnknown(view);
        WriteDeadLetters(view);
        WriteStuck(view);
        WriteOrphans(view);
        _html.Append("</main></body></html>\n");
        return _html.ToString();
    }

    private static string Encode(string text) => Encoder.Encode(text);

    private static bool IsDone(DeskNotice notice) => notice is DeskNotice.SettledAsOpened or DeskNotice.SettledAsNotOpened or DeskNotice.Replayed;

    private void WriteHead() => _html
        .Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{words.Language}\" dir=\"{words.Direction}\">")
        .Append("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">")
        .Append(CultureInfo.InvariantCulture, $"<title>{Encode(words.Title)}</title><link rel=\"stylesheet\" href=\"{Encode(root)}/{DeskPaths.Style}\"></head>")
        .Append(CultureInfo.InvariantCulture, $"<body><header><div><h1>{Encode(words.Title)}</h1>")
        .Append(CultureInfo.InvariantCulture, $"<nav><a href=\"{Encode(DeskPaths.WithLanguage(root, words.OtherLanguage))}\" lang=\"{words.OtherLanguage}\">{words.OtherLanguageName}</a></nav></div>")
        .Append(CultureInfo.InvariantCulture, $"<p>{Encode(words.Lead)} <span class=\"at\">{Encode(words.Updated)} {Time(now.UtcDateTime)}</span></p></header><main>");

    private void WriteNotice(DeskNotice notice)
    {
        if (words.Sentence(notice) is { Length: > 0 } sentence)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<p class=\"notice {(IsDone(notice) ? "done" : "refused")}\" role=\"status\">{Encode(sentence)}</p>");
        }
    }

    private void WriteUnknown(DeskView view)
    {
        BeginSection(words.Unknown, words.UnknownLead, view.Unknown.Count, view.UnknownCount, isUrgent: true);
        foreach (var (place, line, candidates) in view.Unknown)
        {
            _html.Append("<article>");
            WriteLine(line, (words.AskedAt, Time(line.AttemptedAt)));
            BeginForm(DeskPaths.SettleAsOpened, "opened");
            WriteLineFields(place, line);
            WriteCandidates(candidates);
            _html
                .Append(CultureInfo.InvariantCulture, $"<div class=\"row\"><label class=\"typed\">{Encode(words.TypedLoan)}")
                .Append(CultureInfo.InvariantCulture, $"<input name=\"{DeskFields.Typed}\" dir=\"ltr\" autocomplete=\"off\" spellcheck=\"false\" maxlength=\"50\" placeholder=\"00000000-0000-0000-0000-000000000000\"></label>")
                .Append(CultureInfo.InvariantCulture, $"<button class=\"main\" title=\"{Encode(words.SettleAsOpenedHint)}\">{Encode(words.SettleAsOpened)}</button></div></form>")
                .Append(CultureInfo.InvariantCulture, $"<details><summary>{Encode(words.SettleAsNotOpened)}</summary>");
            BeginForm(DeskPaths.SettleAsNotOpened, "not-opened");
            WriteLineFields(place, line);
            _html
                .Append(CultureInfo.InvariantCulture, $"<p class=\"warning\">{Encode(words.NotOpenedWarning)}</p>")
                .Append(CultureInfo.InvariantCulture, $"<label class=\"check\"><input type=\"checkbox\" name=\"{DeskFields.Confirmed}\" value=\"{DeskFields.Yes}\" required> {Encode(words.NotOpenedConfirmation)}</label>")
                .Append(CultureInfo.InvariantCulture, $"<button class=\"danger\">{Encode(words.SettleAsNotOpened.TrimEnd('…', ' '))}</button></form></details></article>");
        }

        EndSection();
    }

    private void WriteCandidates(IReadOnlyList<LoanCandidate> candidates)
    {
        if (candidates.Count == 0)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">{Encode(words.NoCandidates)}</p>");
            return;
        }

        _html.Append(CultureInfo.InvariantCulture, $"<fieldset><legend>{Encode(words.Candidates)}</legend>");
        foreach (var candidate in candidates)
        {
            // None is chosen beforehand: that one is there does not make it the right one.
            _html
                .Append(CultureInfo.InvariantCulture, $"<label class=\"choice\"><input type=\"radio\" name=\"{DeskFields.Loan}\" value=\"{candidate.LoanId:D}\"><span>{Id(candidate.LoanId)}")
                .Append(CultureInfo.InvariantCulture, $"<span class=\"quiet\">{Encode(words.State(candidate.State))} · {Encode(words.FirstTold)} {Time(candidate.FirstToldAt)}</span></span></label>");
        }

        _html.Append("</fieldset>");
    }

    private void WriteDeadLetters(DeskView view)
    {
        BeginSection(words.DeadLetters, words.DeadLettersLead, view.DeadLetters.Count, view.DeadLetterCount, isUrgent: true);
        if (view.DeadLetters.Count > 1)
        {
            BeginForm(DeskPaths.ReplayAll, "all");
            _html.Append(CultureInfo.InvariantCulture, $"<button>{Encode(words.ReplayAll)}</button></form>");
        }

        foreach (var letter in view.DeadLetters)
        {
            _html.Append("<article><dl>");
            WriteFact(words.Loan, Id(letter.LoanId));
            WriteFact(words.StateName, Encode(words.State(letter.State)));
            WritePartner(letter.Partner);
            WriteFact(words.Received, Time(letter.ReceivedAt));
            WriteFact(words.Failures, Encode(words.Number(letter.Failures)));
            WriteFact(words.Error, Code(letter.Error ?? "—"));
            _html.Append("</dl>");
            BeginForm(DeskPaths.Replay, "one");
            WriteField(DeskFields.Id, letter.Id.ToString(CultureInfo.InvariantCulture));
            _html.Append(CultureInfo.InvariantCulture, $"<button>{Encode(words.Replay)}</button></form></article>");
        }

        EndSection();
    }

    private void WriteStuck(DeskView view)
    {
        BeginSection(words.Stuck, words.StuckLead, view.Stuck.Count, view.StuckCount, isUrgent: false);
        foreach (var line in view.Stuck)
        {
            _html.Append("<article>");
            WriteLine(line, (words.Loan, Id(line.LoanId!.Value)), (words.StateName, Encode(words.State(line.State))), (words.LastNews, Time(line.StateAt ?? line.StatusAt)));
            _html.Append("</article>");
        }

        EndSection();
    }

    private void WriteOrphans(DeskView view)
    {
        BeginSection(words.Orphans, words.OrphansLead, view.Orphans.Count, view.OrphanCount, isUrgent: false);
        foreach (var orphan in view.Orphans)
        {
            _html.Append("<article><dl>");
            WriteFact(words.Loan, Id(orphan.LoanId));
            WritePartner(orphan.Partner ?? "?");
            WriteFact(words.FirstTold, Time(orphan.FirstToldAt));
            _html.Append("</dl></article>");
        }

        EndSection();
    }

    private void BeginSection(string title, string lead, int shown, int all, bool isUrgent)
    {
        _html
            .Append(CultureInfo.InvariantCulture, $"<section><h2>{Encode(title)} <span class=\"count{(isUrgent && all > 0 ? " urgent" : "")}\">{Encode(words.Number(all))}</span></h2>")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{Encode(all == 0 ? words.Nothing : lead)}{(shown < all ? $" {Encode(words.Showing(shown, all))}" : "")}</p>");
    }

    private void EndSection() => _html.Append("</section>");

    private void WriteLine(BookedLoan line, params (string Name, string Html)[] more)
    {
        _html.Append("<dl>");
        WriteFact(words.Reference, Code(line.Reference));
        WritePartner(line.Partner);
        foreach (var (name, html) in more)
        {
            WriteFact(name, html);
        }

        WriteFact(words.Amount, Encode(words.Money(line.Amount)));
        WriteFact(words.Months, Encode(words.Number(line.LoanDue)));
        WriteFact(words.Store, Encode(words.Number(line.StoreId)));
        _html.Append("</dl>");
    }

    private void WritePartner(string partner)
    {
        if (_hasPartners)
        {
            WriteFact(words.Partner, Code(partner.Length == 0 ? "—" : partner));
        }
    }

    private void WriteFact(string name, string html) => _html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Encode(name)}</dt><dd>{html}</dd></div>");

    private void BeginForm(string path, string kind)
    {
        var action = DeskPaths.WithLanguage($"{root}/{path}", words.Language);
        _html.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" class=\"{kind}\" action=\"{Encode(action)}\">");
        WriteField(token.Field, token.Value);
    }

    private void WriteLineFields(int place, BookedLoan line)
    {
        WriteField(DeskFields.Book, place.ToString(CultureInfo.InvariantCulture));
        WriteField(DeskFields.Partner, line.Partner);
        WriteField(DeskFields.Reference, line.Reference);
        WriteField(DeskFields.Attempt, line.AttemptId.ToString("N"));
    }

    private void WriteField(string name, string value) => _html.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{Encode(name)}\" value=\"{Encode(value)}\">");

    private static string Code(string text) => $"<code dir=\"auto\">{Encode(text)}</code>";

    private static string Id(Guid id) => $"<code dir=\"ltr\">{id:D}</code>";

    private string Time(DateTime utc) => $"<time datetime=\"{utc.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture)}\">{Encode(words.Time(utc))}</time>";
}

/// <summary>The token that every form carries, so that no other site can send it.</summary>
internal sealed record DeskToken(string Field, string Value);
