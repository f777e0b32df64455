using Baloan.Sandbox.Contracts;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The page of one loan: its data, its buttons and its history.</summary>
internal sealed class LoanPage(LoanBook book, LoanSection loans, LoanHistory history)
{
    private const string Home = "/";

    /// <summary>The page of a loan; null where the id is none or unknown.</summary>
    public Html? Whole(string id, DashboardView view)
    {
        if (Find(id) is not { } loan)
        {
            return null;
        }

        var text = view.Text;
        var title = $"{text.Loan} {text.Number(loan.Number)}";
        var address = LoanLinks.AddressOf(loan.Id);
        var frame = new PageFrame($"{title} – {text.Title}", Home, "loan", text.SkipToLoan, $"{address}?lang={text.OtherLanguageCode}");
        return frame.Around(view, Html.Of($"""
            <main class="single">
              <p><a href="{Home}#loans">{text.AllLoans}</a></p>
              {PageFrame.Panel("loan", title, Source("loan", loan), "loan", loans.Whole(text, loan))}
              {PageFrame.Panel("contract", text.Contract, Source("contract", loan), "loan", ContractOf(text, loan))}
              {PageFrame.Panel("history", text.History, Source("history", loan), "loan request callback", history.List(view, loan))}
            </main>
            """));
    }

    /// <summary>What the page says where there is no such loan.</summary>
    public static Html Missing(DashboardView view)
    {
        var text = view.Text;
        var frame = new PageFrame($"{text.NoSuchLoan} – {text.Title}", Home, "missing", text.NoSuchLoan, $"{Home}?lang={text.OtherLanguageCode}");
        return frame.Around(view, Html.Of($"""
            <main class="single">
              <section class="panel" id="missing" aria-labelledby="missing-title" tabindex="-1">
                <div class="panel-head"><h2 id="missing-title">{text.NoSuchLoan}</h2></div>
                <p>{text.NoSuchLoanHint}</p>
                <p><a href="{Home}#loans">{text.AllLoans}</a></p>
              </section>
            </main>
            """));
    }

    /// <summary>The card of a loan alone, for the script; null where the loan is unknown.</summary>
    public Html? Card(string id, DashboardView view) => Find(id) is { } loan ? loans.Whole(view.Text, loan) : null;

    /// <summary>What a loan's card in the list fetches when it is opened; null where the loan is unknown.</summary>
    public Html? Details(string id, DashboardView view) => Find(id) is { } loan ? LoanSection.Details(view.Text, loan) : null;

    /// <summary>The contract of a loan alone, for the script; null where the loan is unknown.</summary>
    public Html? Contract(string id, DashboardView view) => Find(id) is { } loan ? ContractOf(view.Text, loan) : null;

    /// <summary>The history of a loan alone, for the script; null where the loan is unknown.</summary>
    public Html? History(string id, DashboardView view) => Find(id) is { } loan ? history.List(view, loan) : null;

    /// <summary>The contract as the browser draws it once it is asked to, since it holds the applicant's data; a link where it draws no PDF.</summary>
    private static Html ContractOf(DashboardText text, SandboxLoan loan) => ContractOperations.AddressOf(loan, text.Language) is { } address
        ? Html.Of($"""
            <details id="contract-file">
              <summary>{text.DrawContract}</summary>
              <object class="pdf" data="{address}" type="application/pdf" aria-label="{text.Contract}"><a href="{address}">{text.OpenContract}</a></object>
            </details>
            """)
        : Html.Of($"""<p id="contract-none">{text.NoContract}</p>""");

    private static string Source(string part, SandboxLoan loan) => $"{LoanLinks.AddressOf(loan.Id)}/{part}";

    private SandboxLoan? Find(string id) => Guid.TryParseExact(id, "D", out var known) ? book.Find(known) : null;
}
