using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>Leads from a loan's id, wherever it stands, to the loan's page.</summary>
internal sealed partial class LoanLinks(LoanBook book)
{
    public static string AddressOf(Guid loanId) => "/dashboard/loans/" + IdOf(loanId);

    /// <summary>A link with the loan's number; the words alone where there is no such loan.</summary>
    public Html To(Guid loanId, string words) =>
        book.Find(loanId) is null ? Html.Of($"{words}") : Html.Of($"""<a href="{AddressOf(loanId)}">{words}</a>""");

    /// <summary>A text in which the ids of loans are links.</summary>
    public Html In(string text)
    {
        var markup = new StringBuilder();
        var end = 0;
        foreach (var match in Id().EnumerateMatches(text))
        {
            var id = text[match.Index..(match.Index + match.Length)];
            if (book.Find(Guid.Parse(id)) is not { } loan)
            {
                continue;
            }

            markup.Append(Html.Of($"""{text[end..match.Index]}<a href="{AddressOf(loan.Id)}">{id}</a>""").Text);
            end = match.Index + match.Length;
        }

        return new(markup.Append(Html.Of($"{text[end..]}").Text).ToString());
    }

    /// <summary>Whether a request is about a loan: its address, its body or its answer holds the id.</summary>
    public static bool Names(SandboxRequest request, Guid loanId)
    {
        var id = IdOf(loanId);
        return Holds(request.Path, id) || Holds(request.Body, id) || Holds(request.Answer, id);
    }

    /// <summary>The first id in a text; null when it holds none.</summary>
    public static Guid? FirstIdIn(string text) => Id().Match(text) is { Success: true } match ? Guid.Parse(match.Value) : null;

    private static bool Holds(string text, string id) => text.Contains(id, StringComparison.OrdinalIgnoreCase);

    private static string IdOf(Guid loanId) => loanId.ToString("D", CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
