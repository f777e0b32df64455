using System.Globalization;
using Baloan.Sandbox.Dashboard.Faults;
using Baloan.Sandbox.Dashboard.Lists;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The whole page.</summary>
internal sealed class DashboardPage(
    LoanSection loans,
    RequestSection requests,
    CallbackSection callbacks,
    FaultSection faults,
    ControlsSection controls,
    SettingsBook settings,
    BaloanSandboxOptions options)
{
    /// <param name="view">Who looks at it.</param>
    /// <param name="fault">The form of a fault that was wrong; null for a fresh one.</param>
    public Html Whole(DashboardView view, FaultForm? fault = null)
    {
        var frame = new PageFrame(view.Text.Title, "", "loans", view.Text.SkipToLoans, view.Lists.In(view.Text.OtherLanguageCode));
        return frame.Around(view, Html.Of($"""
            <main>
              <div class="column wide">{Loans(view)}{Requests(view)}{Connect(view)}</div>
              <div class="column">{Faults(view, fault)}{Callbacks(view)}{Controls(view)}</div>
            </main>
            """));
    }

    public Html List(DashboardSection section, DashboardView view) => section switch
    {
        DashboardSection.Loans => loans.List(view),
        DashboardSection.Requests => requests.List(view),
        DashboardSection.Callbacks => callbacks.List(view),
        DashboardSection.Faults => faults.List(view),
        DashboardSection.Controls => controls.List(view),
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    private Html Loans(DashboardView view) => Panel(
        view, "loans", view.Text.Loans, "loan", loans.List(view), before: ListFrame.Search(view, "loans", view.Text.Loans, view.Text.SearchLoans));

    private Html Requests(DashboardView view) => Panel(
        view,
        "requests",
        view.Text.Requests,
        "request",
        requests.List(view),
        before: ListFrame.Search(view, "requests", view.Text.Requests, view.Text.SearchRequests),
        tools: Widgets.Action("requests/clear", view.Text.Forget, "quiet", $"{view.Text.Forget}: {view.Text.Requests}", view.Text.ForgetQuestion));

    private Html Faults(DashboardView view, FaultForm? form) => Panel(view, "faults", view.Text.Faults, "fault fault_removed", faults.List(view), after: FaultFields.Form(view.Text, form ?? FaultForm.Fresh(view.Text)));

    private Html Callbacks(DashboardView view) => Panel(
        view,
        "callbacks",
        view.Text.Callbacks,
        "callback",
        callbacks.List(view),
        before: ListFrame.Search(view, "callbacks", view.Text.Callbacks, view.Text.SearchCallbacks),
        after: callbacks.Target(view));

    private Html Controls(DashboardView view) => Panel(
        view,
        "controls",
        view.Text.Controls,
        "settings",
        controls.List(view),
        after: Html.Of($"""
            <div class="actions apart">
              <form method="post" action="/dashboard/tokens/revoke" data-done="{view.Text.Revoked}" data-ask="{view.Text.RevokeQuestion}"><button class="danger">{view.Text.RevokeTokens}</button></form>
              <form method="post" action="/dashboard/reset" data-ask="{view.Text.StartAfreshQuestion}"><button class="danger">{view.Text.StartAfresh}</button></form>
            </div>
            """));

    private Html Connect(DashboardView view)
    {
        var text = view.Text;
        var seed = settings.Current.Seed.ToString(CultureInfo.InvariantCulture);
        return Html.Of($"""
            <section class="panel" id="connect" aria-labelledby="connect-title">
              <div class="panel-head"><h2 id="connect-title">{text.Connect}</h2></div>
              <dl class="facts">
                {Widgets.Fact(text.Address, Value(view, view.Address + "/"))}
                {Widgets.Fact(text.Username, Value(view, options.Username))}
                {Widgets.Fact(text.Password, Value(view, options.Password))}
                {Widgets.Fact(text.Seed, Value(view, seed))}
              </dl>
              <h3>{text.Snippet}</h3>
              {Widgets.Code(text, "C#", Snippets.Client)}
              {Widgets.Code(text, "appsettings.Development.json", Snippets.Settings(view, options))}
              <details><summary>{text.FirstLoan}</summary>{Widgets.Code(text, "sh", Snippets.FirstLoan(view, options))}</details>
              <p class="note">{text.Documents} <a href="/sandbox/openapi/gateway.json">{text.GatewayDocument}</a>{text.Separator}<a href="/sandbox/openapi/sandbox.json">{text.ControlDocument}</a></p>
            </section>
            """);
    }

    private static Html Value(DashboardView view, string value) =>
        Html.Of($"""<code dir="ltr">{value}</code> {Widgets.CopyButton(view.Text, value)}""");

    private static Html Panel(
        DashboardView view, string id, string title, string events, Html list, Html before = default, Html after = default, Html tools = default) =>
        PageFrame.Panel(id, title, view.Lists.SourceOf(id), events, list, before, after, tools);
}

/// <summary>The parts of the page that are kept up to date.</summary>
internal enum DashboardSection
{
    Loans,
    Requests,
    Callbacks,
    Faults,
    Controls,
}

/// <summary>What every part of the page needs to know.</summary>
/// <param name="Text">The words.</param>
/// <param name="Address">Where the browser reached the sandbox, without a closing slash.</param>
/// <param name="Lists">What is searched for and shown of the long lists.</param>
/// <param name="Version">Of which time it is, by <see cref="Hosting.EventHub.Version"/>.</param>
internal sealed record DashboardView(DashboardText Text, string Address, ListAddress Lists, string Version);
