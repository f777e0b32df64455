using System.Globalization;
using Baloan.Sandbox.Contracts;
using Baloan.Sandbox.Dashboard.Lists;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The loans with their states and the buttons that move them.</summary>
internal sealed class LoanSection(LoanBook book, SandboxClock clock, BaloanSandboxOptions options)
{
    private const string Name = "loans";

    private static readonly SandboxLoanState[] Walk =
        [SandboxLoanState.Created, SandboxLoanState.ChequeVerified, SandboxLoanState.SendLoanToBank, SandboxLoanState.LoanPaid];

    public Html List(DashboardView view)
    {
        var loans = book.All;
        if (loans.Count == 0)
        {
            return Widgets.Empty("loans-empty", view.Text.NoLoans, view.Text.NoLoansHint, Widgets.Code(view.Text, view.Text.FirstLoan, Snippets.FirstLoan(view, options)));
        }

        return ListFrame.List(view, Name, loans, loan => loan.Number, EntrySearch.Fits, loan => Card(view.Text, loan));
    }

    /// <summary>A loan with all its data open, for its own page.</summary>
    public Html Whole(DashboardText text, SandboxLoan loan) => Html.Of($"""
        <article class="card loan" id="loan-{loan.Id}" tabindex="-1" data-say="{Saying(text, loan)}">
          {Head(text, loan, Html.None)}
          {Facts(text, loan)}
          {AnyState(text, loan)}
        </article>
        """);

    private Html Card(DashboardText text, SandboxLoan loan) => Html.Of($"""
        <article class="card loan" id="loan-{loan.Id}" tabindex="-1" data-say="{Saying(text, loan)}">
          {Head(text, loan, Html.Of($"""<h3><a href="{LoanLinks.AddressOf(loan.Id)}">{NameOf(text, loan)}</a></h3>"""))}
          {Widgets.Part("details", LoanLinks.AddressOf(loan.Id) + "/details", text.Details, LoanLinks.AddressOf(loan.Id), text.OpenLoan)}
        </article>
        """);

    private Html Head(DashboardText text, SandboxLoan loan, Html heading) => Html.Of($"""
          <header>
            {heading}
            {Widgets.Badge(loan.State.Slug(), text.States[(int)loan.State], loan.State.Slug())}
            {(loan.PartnerNumber == PartnerBook.First ? Html.None : Html.Of($"""<bdi class="partner">{loan.Partner}</bdi>"""))}
            <span class="amount"><b>{text.Number(loan.Amount)}</b> {text.Toman}{text.Separator}{text.Number(loan.LoanDue)} {text.Months}</span>
          </header>
          {Progress(text, loan)}
          {Reason(text, loan)}
          {Otp(text, loan)}
          <div class="actions">{Moves(text, loan)}</div>
        """);

    private static string NameOf(DashboardText text, SandboxLoan loan) => $"{text.Loan} {text.Number(loan.Number)}";

    /// <summary>What a screen reader says when the loan changes.</summary>
    private static string Saying(DashboardText text, SandboxLoan loan) =>
        $"{NameOf(text, loan)}: {text.States[(int)loan.State]}{(loan.IsAgreedByUser ? text.AndSigned : "")}";

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

    private static IEnumerable<Html> Moves(DashboardText text, SandboxLoan loan)
    {
        if (loan.State.Next() is not { } next)
        {
            yield break;
        }

        var path = $"loans/{loan.Id:D}";
        var label = text.MoveTo.Fill(text.States[(int)next]);
        var who = NameOf(text, loan);
        yield return Widgets.Action($"{path}/advance", label, "primary", $"{label} – {who}");
        yield return Widgets.Action($"{path}/state", text.Block, "danger", $"{text.Block} – {who}", text.BlockQuestion.Fill(who), ("state", SandboxLoanState.Blocked.Slug()), ("reason", text.BlockReason));
        yield return Widgets.Action($"{path}/state", text.Cancel, "danger", $"{text.Cancel} – {who}", text.CancelQuestion.Fill(who), ("state", SandboxLoanState.Canceled.Slug()), ("reason", text.CancelReason));
    }

    /// <summary>What of a loan is fetched when its details are opened.</summary>
    public static Html Details(DashboardText text, SandboxLoan loan) => Html.Of($"""
        {Facts(text, loan)}
        <h4>{text.History}</h4>
        <ol class="history">{loan.History.Select(change => Html.Of($"<li>{Widgets.Moment(text, change.At)} {text.States[(int)change.State]} <code>{change.State.Slug()}</code> <bdi>{change.Reason}</bdi></li>"))}</ol>
        {AnyState(text, loan)}
        """);

    private static Html Facts(DashboardText text, SandboxLoan loan) => Html.Of($"""
          <dl class="facts">
            {Widgets.Fact(text.Id, Html.Of($"""<a href="{LoanLinks.AddressOf(loan.Id)}"><code dir="ltr">{loan.Id}</code></a> {Widgets.CopyButton(text, loan.Id.ToString("D", CultureInfo.InvariantCulture))}"""))}
            {Widgets.Fact(text.Username, Html.Of($"<bdi>{loan.Partner}</bdi>"))}
            {Widgets.Fact(text.PhoneNumber, Widgets.Secret(text, text.PhoneNumber, loan.PhoneNumber))}
            {Widgets.Fact(text.NationalIdentifier, Widgets.Secret(text, text.NationalIdentifier, loan.NationalIdentifier))}
            {Widgets.Fact(text.BirthDate, Widgets.Secret(text, text.BirthDate, text.Day(new DateTimeOffset(loan.BirthDate, TimeOnly.MinValue, TimeSpan.Zero))))}
            {Widgets.Fact(text.MonthlyInstallment, $"{text.Number(loan.MonthlyInstallmentAmount)} {text.Toman}")}
            {Widgets.Fact(text.TotalPayback, $"{text.Number(loan.TotalPayback)} {text.Toman}")}
            {Widgets.Fact(text.Store, text.Number(loan.StoreId))}
            {Widgets.Fact(text.Contract, Contract(text, loan))}
          </dl>
        """);

    private static Html Contract(DashboardText text, SandboxLoan loan) => ContractOperations.AddressOf(loan, text.Language) is { } address
        ? Html.Of($"""<a href="{address}">{text.OpenContract}</a>{text.Separator}{(loan.IsAgreedByUser ? text.Signed : text.NotSigned)}""")
        : Html.Of($"{text.NoContract}");

    private static Html AnyState(DashboardText text, SandboxLoan loan) => Html.Of($"""
        <form method="post" action="/dashboard/loans/{loan.Id}/state" class="row">
          <label>{text.AnyState}<select name="state" data-key="state">{Enum.GetValues<SandboxLoanState>().Where(state => state != loan.State).Select(state => Html.Of($"""<option value="{state.Slug()}">{text.States[(int)state]}</option>"""))}</select></label>
          <label>{text.Reason}<input name="reason" autocomplete="off" dir="auto" data-key="reason"></label>
          <button data-key="move">{text.Move}</button>
        </form>
        """);
}
