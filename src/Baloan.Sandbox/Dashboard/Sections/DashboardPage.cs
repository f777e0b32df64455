using System.Globalization;
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
    public Html Whole(DashboardView view) => Html.Of($"""
        <!doctype html>
        <html lang="{view.Text.Language}" dir="{view.Text.Direction}" data-copied="{view.Text.Copied}" data-failed="{view.Text.Failed}" data-live="{view.Text.Live}" data-interrupted="{view.Text.Interrupted}" data-secret-show="{view.Text.Show}" data-secret-hide="{view.Text.Hide}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{view.Text.Title}</title>
          <link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/dashboard/base.css">
          <link rel="stylesheet" href="/dashboard/parts.css">
          <script src="/dashboard/dashboard.js" defer></script>
        </head>
        <body>
          <a class="skip" href="#loans">{view.Text.SkipToLoans}</a>
          {Head(view)}
          <main>
            <div class="column wide">{Loans(view)}{Requests(view)}{Connect(view)}</div>
            <div class="column">{Faults(view)}{Callbacks(view)}{Controls(view)}</div>
          </main>
          <div id="said" role="status" aria-live="polite" class="unseen"></div>
          <div id="notice" role="alert" hidden></div>
        </body>
        </html>
        """);

    public Html List(DashboardSection section, DashboardView view) => section switch
    {
        DashboardSection.Loans => loans.List(view),
        DashboardSection.Requests => requests.List(view),
        DashboardSection.Callbacks => callbacks.List(view),
        DashboardSection.Faults => faults.List(view),
        DashboardSection.Controls => controls.List(view),
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    private static Html Head(DashboardView view) => Html.Of($"""
        <header class="head">
          <div class="brand"><img src="/dashboard/icon.svg" alt="" width="36" height="36"><div><h1>{view.Text.Title}</h1><p>{view.Text.Lead}</p></div></div>
          <nav aria-label="{view.Text.Title}">
            <a href="#loans">{view.Text.Loans}</a><a href="#requests">{view.Text.Requests}</a><a href="#connect">{view.Text.Connect}</a><a href="#faults">{view.Text.Faults}</a><a href="#callbacks">{view.Text.Callbacks}</a>
          </nav>
          <div class="state">
            <span id="live" class="live">{view.Text.Interrupted}</span>
            <a class="language" href="/?lang={view.Text.OtherLanguageCode}" lang="{view.Text.OtherLanguageCode}" hreflang="{view.Text.OtherLanguageCode}">{view.Text.OtherLanguage}</a>
          </div>
        </header>
        """);

    private Html Loans(DashboardView view) => Panel("loans", view.Text.Loans, "loan", loans.List(view));

    private Html Requests(DashboardView view) =>
        Panel("requests", view.Text.Requests, "request", requests.List(view), tools: Widgets.Action("requests/clear", view.Text.Forget, "quiet", $"{view.Text.Forget}: {view.Text.Requests}"));

    private Html Faults(DashboardView view) => Panel("faults", view.Text.Faults, "fault fault_removed", faults.List(view), after: FaultSection.Form(view));

    private Html Callbacks(DashboardView view) => Panel("callbacks", view.Text.Callbacks, "callback", callbacks.List(view), after: callbacks.Target(view));

    private Html Controls(DashboardView view) => Panel(
        "controls",
        view.Text.Controls,
        "settings",
        controls.List(view),
        after: Html.Of($"""
            <div class="actions apart">
              <form method="post" action="/dashboard/tokens/revoke" data-done="{view.Text.Revoked}"><button>{view.Text.RevokeTokens}</button></form>
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
              <p class="note">{text.Documents} <a href="/sandbox/openapi/gateway.json">{text.GatewayDocument}</a> · <a href="/sandbox/openapi/sandbox.json">{text.ControlDocument}</a></p>
            </section>
            """);
    }

    private static Html Value(DashboardView view, string value) =>
        Html.Of($"""<code dir="ltr">{value}</code> {Widgets.CopyButton(view.Text, value)}""");

    private static Html Panel(string id, string title, string events, Html list, Html after = default, Html tools = default) => Html.Of($"""
        <section class="panel" id="{id}" aria-labelledby="{id}-title" tabindex="-1">
          <div class="panel-head"><h2 id="{id}-title">{title}</h2>{tools}</div>
          <div class="list" data-section="{id}" data-on="{events} reset">{list}</div>
          {after}
        </section>
        """);
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
internal sealed record DashboardView(DashboardText Text, string Address);
