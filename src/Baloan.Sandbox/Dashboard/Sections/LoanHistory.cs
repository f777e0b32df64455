using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Loans;
using Baloan.Sandbox.Requests;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>All that happened to a loan, the oldest first: requests that name it, its states, its one-time password, its call backs.</summary>
internal sealed class LoanHistory(RequestLog log, CallbackBook callbacks, CallbackSection callbackCards)
{
    private const int ShownRequests = 200;

    public Html List(DashboardView view, SandboxLoan loan)
    {
        var named = log.All.Where(request => LoanLinks.Names(request, loan.Id)).ToList();
        var shown = named.TakeLast(ShownRequests).ToList();
        var entries = shown.Select(request => new LoanEvent(request.At, LoanEventKind.Request, request.Number, RequestSection.Entry(view, request)))
            .Concat(loan.History.Select((change, index) => new LoanEvent(change.At, LoanEventKind.State, index, Change(view.Text, change, index))))
            .Concat(Otp(view.Text, loan))
            .Concat(callbacks.All.Where(callback => callback.LoanId == loan.Id)
                .Select(callback => new LoanEvent(callback.CreatedAt, LoanEventKind.Callback, callback.Number, callbackCards.Card(view.Text, callback))))
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Kind).ThenBy(entry => entry.Number);
        return Html.Of($"{Widgets.Newest(view.Text, "history-note", shown.Count, named.Count, "/sandbox/requests")}{entries.Select(entry => entry.Markup)}");
    }

    private static Html Change(DashboardText text, SandboxStateChange change, int index)
    {
        var state = text.States[(int)change.State];
        return Html.Of($"""
            <div class="event" id="change-{index}" tabindex="-1" data-say="{state}">{Widgets.Moment(text, change.At)} {Widgets.Badge(change.State.Slug(), state, change.State.Slug())} <bdi>{change.Reason}</bdi></div>
            """);
    }

    /// <summary>The last one-time password. Those before it are the requests that asked for them.</summary>
    private static IEnumerable<LoanEvent> Otp(DashboardText text, SandboxLoan loan)
    {
        if (loan.OtpIssuedAt is { } at)
        {
            yield return new(at, LoanEventKind.Otp, loan.OtpCount, Html.Of($"""
                <div class="event" id="otp-{loan.OtpCount}" tabindex="-1">{Widgets.Moment(text, at)} {text.OtpIssued.Fill(text.Number(loan.OtpCount))} {(loan.Otp is { } otp ? Html.Of($"""<output dir="ltr">{otp}</output>""") : Html.None)}</div>
                """));
        }
    }

    private sealed record LoanEvent(DateTimeOffset At, LoanEventKind Kind, int Number, Html Markup);

    /// <summary>What comes first of two events at the same time: a request is there before what it does.</summary>
    private enum LoanEventKind
    {
        Request,
        State,
        Otp,
        Callback,
    }
}
