using System.Globalization;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Dashboard.Lists;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The call backs, their attempts and where they go.</summary>
internal sealed class CallbackSection(
    CallbackBook book, CallbackDispatcher dispatcher, RetryPauses pauses, LoanBook loans, LoanLinks links, EntrySearch search)
{
    private const string Name = "callbacks";

    public Html List(DashboardView view)
    {
        var callbacks = book.All;
        if (callbacks.Count == 0)
        {
            return Widgets.Empty("callbacks-empty", view.Text.NoCallbacks, view.Text.NoCallbacksHint);
        }

        var list = ListFrame.List(view, Name, callbacks, callback => callback.Number, search.Fits, callback => Card(view.Text, callback));
        return Html.Of($"{ResendFailed(view.Text, callbacks)}{list}");
    }

    public Html Target(DashboardView view) => Html.Of($"""
        <form method="post" action="/dashboard/callbacks/target" class="row" data-done="{view.Text.Saved}">
          <label class="wide">{view.Text.CallbackUrl}<input type="url" name="url" dir="ltr" placeholder="http://127.0.0.1:5000/baloan/callbacks" value="{dispatcher.Target?.Url.OriginalString}" autocomplete="off"></label>
          <label>{view.Text.CallbackSecret}<input type="password" name="secret" dir="ltr" value="{dispatcher.Target?.Secret}" autocomplete="off"></label>
          <button>{view.Text.Save}</button>
        </form>
        """);

    public Html Card(DashboardText text, SandboxCallback callback)
    {
        var address = AddressOf(callback);
        return Card(text, callback, Widgets.Part("attempts", $"{address}/attempts", AttemptsOf(text, callback), address, text.OpenCallback));
    }

    /// <summary>A call back with its attempts open, for its own page.</summary>
    public Html Whole(DashboardText text, SandboxCallback callback) =>
        Card(text, callback, Html.Of($"<details open><summary>{AttemptsOf(text, callback)}</summary>{Attempts(text, callback)}</details>"));

    public Html Attempts(DashboardText text, SandboxCallback callback) => Html.Of($"""
        <ol class="attempts">{callback.Attempts.Select(attempt => Attempt(text, attempt))}</ol>
        """);

    private Html Card(DashboardText text, SandboxCallback callback, Html attempts)
    {
        var status = text.CallbackStatuses[(int)callback.Status];
        var state = LoanStates.TryParse(callback.State, out var known) ? text.States[(int)known] : callback.State;
        var loan = loans.Find(callback.LoanId) is { } found ? $"{text.Loan} {text.Number(found.Number)}" : text.Loan;
        var failure = CallbackFailure.Of(text, callback, pauses.LeftOf(callback.Id));
        return Html.Of($"""
            <article class="card callback{(failure is null ? "" : " failing")}" id="callback-{callback.Id}" tabindex="-1" data-say="{text.Callback} {text.Number(callback.Number)}: {status}{(failure is null ? "" : $", {failure.Sentence}")}">
              <header>
                <h3>{links.To(callback.LoanId, loan)} <span class="arrow" aria-hidden="true"></span> <bdi>{state}</bdi></h3>
                <span class="when">{Widgets.Time(text, callback.CreatedAt)}</span>
                {Widgets.Badge(failure is null ? SnakeCaseEnum.Name(callback.Status) : "broken", status)}
              </header>
              {failure?.Line ?? Html.None}
              {attempts}
              {Widgets.Action($"callbacks/{callback.Id:D}/resend", text.Resend, "", $"{text.Resend}: {loan}, {state}")}
            </article>
            """);
    }

    private static string AddressOf(SandboxCallback callback) => $"/dashboard/callbacks/{callback.Id:D}";

    private static string AttemptsOf(DashboardText text, SandboxCallback callback) => $"{text.Attempts}: {text.Number(callback.Attempts.Count)}";

    private static Html ResendFailed(DashboardText text, IReadOnlyList<SandboxCallback> callbacks)
    {
        var failed = callbacks.Count(callback => callback.Status == SandboxCallbackStatus.GivenUp);
        return failed == 0 ? Html.None : Html.Of($"""
            <form id="callbacks-resend" method="post" action="/dashboard/callbacks/resend-failed" data-ask="{text.ResendFailedQuestion.Fill(text.Number(failed))}"><button class="danger" data-key="resend-failed">{text.ResendFailed.Fill(text.Number(failed))}</button></form>
            """);
    }

    private Html Attempt(DashboardText text, SandboxCallbackAttempt attempt) => Html.Of($"""
        <li>
          {Widgets.Badge(attempt.IsReceived ? "good" : "broken", attempt.Status is { } status ? text.Digits(status.ToString(CultureInfo.InvariantCulture)) : text.NoAnswer)}
          {Widgets.Time(text, attempt.At)}{text.Separator}<span>{text.Took.Fill(text.Milliseconds(attempt.Duration))}</span>
          <pre dir="ltr" tabindex="0">POST {attempt.Url.AbsoluteUri}

        {links.In(attempt.Body)}

        {attempt.Answer}</pre>
        </li>
        """);
}
