using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The loans with their states and the buttons that move them.</summary>
internal sealed class LoanSection(LoanBook book, SandboxClock clock, BaloanSandboxOptions options)
{
    private const int Shown = 100;

    private static readonly SandboxLoanState[] Walk =
        [SandboxLoanState.Created, SandboxLoanState.ChequeVerified, SandboxLoanState.SendLoanToBank, SandboxLoanState.LoanPaid];

    public Html List(DashboardView view)
    {
        var loans = book.All;
        if (loans.Count == 0)
        {
            return Widgets.Empty("loans-empty", view.Text.NoLoans, view.Text.NoLoansHint, Widgets.Code(view.Text, view.Text.FirstLoan, Snippets.FirstLoan(view, options)));
        }

        var newest = loans.Reverse().Take(Shown).ToList();
        return Html.Of($"{newest.Select(loan => Card(view.Text, loan))}{Widgets.Newest(view.Text, "loans-note", newest.Count, loans.Count, "/sandbox/loans")}");
    }

    private Html Card(DashboardText text, SandboxLoan loan)
    {
        var number = text.Number(loan.Number);
        var state = text.States[(int)loan.State];
        return Html.Of($"""
            <article class="card loan" id="loan-{loan.Id}" tabindex="-1" data-say="{text.Loan} {number}: {state}">
              <header>
                <h3>{text.Loan} {number}</h3>
                {Widgets.Badge(loan.State.Slug(), state, loan.State.Slug())}
                <span class="amount"><b>{text.Number(loan.Amount)}</b> {text.Toman} · {text.Number(loan.LoanDue)} {text.Months}</span>
              </header>
              {Progress(text, loan)}
              {Reason(text, loan)}
              {Otp(text, loan)}
              <div class="actions">{Moves(text, loan, number)}</div>
              {Details(text, loan)}
            </article>
            """);
    }

    private static Html Progress(DashboardText text, SandboxLoan loan)
    {
        var reached = loan.History.Select(change => change.State).ToHashSet();
        return Html.Of($"""
            <ol class="walk">{Walk.Select(step => Html.Of($"""<li class="{(loan.State == step ? "here" : reached.Contains(step) ? "done" : "")}"><span>{text.States[(int)step]}</span></li>"""))}</ol>
            """);
    }

    private static Html Reason(DashboardText text, SandboxLoan loan) =>
        loan.Reason is { } reason ? Html.Of($"""<p class="reason">{text.Reason}: <bdi>{reason}</bdi></p>""") : Html.None;

    private Html Otp(DashboardText text, SandboxLoan loan)
    {
        if (loan.Otp is not { } otp)
        {
            return Html.None;
        }

        var isTooOld = loan.OtpIssuedAt is { } issued && clock.GetUtcNow() - issued >= options.OtpLifetime;
        return Html.Of($"""
            <p class="otp">{text.Otp} <output dir="ltr">{otp}</output> {Widgets.CopyButton(text, otp)} {(isTooOld ? Widgets.Badge("quiet", text.OtpEnded) : Html.None)}</p>
            """);
    }

    private static IEnumerable<Html> Moves(DashboardText text, SandboxLoan loan, string number)
    {
        if (loan.State.Next() is not { } next)
        {
            yield break;
        }

        var path = $"loans/{loan.Id:D}";
        var label = text.MoveTo.Fill(text.States[(int)next]);
        var who = $"{text.Loan} {number}";
        yield return Widgets.Action($"{path}/advance", label, "primary", $"{label} – {who}");
        yield return Widgets.Action($"{path}/state", text.Block, "", $"{text.Block} – {who}", ("state", SandboxLoanState.Blocked.Slug()), ("reason", text.BlockReason));
        yield return Widgets.Action($"{path}/state", text.Cancel, "", $"{text.Cancel} – {who}", ("state", SandboxLoanState.Canceled.Slug()), ("reason", text.CancelReason));
    }

    private static Html Details(DashboardText text, SandboxLoan loan) => Html.Of($"""
        <details data-key="details"><summary>{text.Details}</summary>
          <dl class="facts">
            {Widgets.Fact("uuid", Html.Of($"""<code dir="ltr">{loan.Id}</code> {Widgets.CopyButton(text, loan.Id.ToString("D", CultureInfo.InvariantCulture))}"""))}
            {Widgets.Fact(text.Username, Html.Of($"<bdi>{loan.Partner}</bdi>"))}
            {Widgets.Fact(text.PhoneNumber, Widgets.Secret(text, text.PhoneNumber, loan.PhoneNumber))}
            {Widgets.Fact(text.NationalIdentifier, Widgets.Secret(text, text.NationalIdentifier, loan.NationalIdentifier))}
            {Widgets.Fact(text.BirthDate, Widgets.Secret(text, text.BirthDate, loan.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}
            {Widgets.Fact(text.MonthlyInstallment, $"{text.Number(loan.MonthlyInstallmentAmount)} {text.Toman}")}
            {Widgets.Fact(text.TotalPayback, $"{text.Number(loan.TotalPayback)} {text.Toman}")}
            {Widgets.Fact(text.Store, text.Number(loan.StoreId))}
            {Widgets.Fact(text.Contract, Contract(text, loan))}
          </dl>
          <h4>{text.History}</h4>
          <ol class="history">{loan.History.Select(change => Html.Of($"<li>{Widgets.Time(text, change.At)} {text.States[(int)change.State]} <code>{change.State.Slug()}</code> <bdi>{change.Reason}</bdi></li>"))}</ol>
          {AnyState(text, loan)}
        </details>
        """);

    private static Html Contract(DashboardText text, SandboxLoan loan) => loan.ContractId is { } contract
        ? Html.Of($"""<a href="{GatewayRoutes.ContractFiles}{contract}.pdf">{text.OpenContract}</a>, {(loan.IsAgreedByUser ? text.Signed : text.NotSigned)}""")
        : Html.Of($"{text.NoContract}");

    private static Html AnyState(DashboardText text, SandboxLoan loan) => Html.Of($"""
        <form method="post" action="/dashboard/loans/{loan.Id}/state" class="row">
          <label>{text.AnyState}<select name="state" data-key="state">{Enum.GetValues<SandboxLoanState>().Where(state => state != loan.State).Select(state => Html.Of($"""<option value="{state.Slug()}">{text.States[(int)state]}</option>"""))}</select></label>
          <label>{text.Reason}<input name="reason" autocomplete="off" dir="auto" data-key="reason"></label>
          <button data-key="move">{text.Move}</button>
        </form>
        """);
}
