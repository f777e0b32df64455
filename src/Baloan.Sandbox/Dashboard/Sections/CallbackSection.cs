using System.Globalization;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The call backs, their attempts and where they go.</summary>
internal sealed class CallbackSection(CallbackBook book, CallbackDispatcher dispatcher, LoanBook loans)
{
    private const int Shown = 50;

    public Html List(DashboardView view)
    {
        var callbacks = book.All;
        if (callbacks.Count == 0)
        {
            return Widgets.Empty("callbacks-empty", view.Text.NoCallbacks, view.Text.NoCallbacksHint);
        }

        var newest = callbacks.Reverse().Take(Shown).ToList();
        return Html.Of($"{newest.Select(callback => Card(view.Text, callback))}{Widgets.Newest(view.Text, "callbacks-note", newest.Count, callbacks.Count, "/sandbox/callbacks")}");
    }

    public Html Target(DashboardView view) => Html.Of($"""
        <form method="post" action="/dashboard/callbacks/target" class="row" data-done="{view.Text.Saved}">
          <label class="wide">{view.Text.CallbackUrl}<input type="url" name="url" dir="ltr" placeholder="http://127.0.0.1:5000/baloan/callbacks" value="{dispatcher.Target?.Url.OriginalString}" autocomplete="off"></label>
          <label>{view.Text.CallbackSecret}<input type="password" name="secret" dir="ltr" value="{dispatcher.Target?.Secret}" autocomplete="off"></label>
          <button>{view.Text.Save}</button>
        </form>
        """);

    private Html Card(DashboardText text, SandboxCallback callback)
    {
        var status = text.CallbackStatuses[(int)callback.Status];
        var state = LoanStates.TryParse(callback.State, out var known) ? text.States[(int)known] : callback.State;
        var loan = loans.Find(callback.LoanId) is { } found ? $"{text.Loan} {text.Number(found.Number)}" : text.Loan;
        return Html.Of($"""
            <article class="card callback" id="callback-{callback.Id}" tabindex="-1" data-say="{text.Callbacks} {text.Number(callback.Number)}: {status}">
              <header>
                <h3>{loan} <span class="arrow" aria-hidden="true"></span> <bdi>{state}</bdi></h3>
                {Widgets.Badge(SnakeCaseEnum.Name(callback.Status), status)}
              </header>
              <details data-key="attempts"><summary>{text.Attempts}: {text.Number(callback.Attempts.Count)}</summary>
                <ol class="attempts">{callback.Attempts.Select(attempt => Attempt(text, attempt))}</ol>
              </details>
              {Widgets.Action($"callbacks/{callback.Id:D}/resend", text.Resend, "", $"{text.Resend}: {loan}, {state}")}
            </article>
            """);
    }

    private static Html Attempt(DashboardText text, SandboxCallbackAttempt attempt) => Html.Of($"""
        <li>
          {Widgets.Badge(attempt.IsReceived ? "good" : "broken", attempt.Status?.ToString(CultureInfo.InvariantCulture) ?? text.NoAnswer)}
          {Widgets.Time(text, attempt.At)} · <span dir="ltr">{text.Milliseconds(attempt.Duration)} ms</span>
          <pre dir="ltr" tabindex="0">POST {attempt.Url.AbsoluteUri}

        {attempt.Body}

        {attempt.Answer}</pre>
        </li>
        """);
}
