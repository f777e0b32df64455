using Baloan.Sandbox.Dashboard.Wording;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>What every page of the dashboard has around its own content.</summary>
/// <param name="Title">What stands in the browser's tab.</param>
/// <param name="Home">Where the sections are: nothing on the page that holds them, else its address.</param>
/// <param name="Start">The id of the part that a keyboard skips to.</param>
/// <param name="Skip">The words of the link that skips there.</param>
/// <param name="OtherLanguage">The same page in the other language.</param>
internal sealed record PageFrame(string Title, string Home, string Start, string Skip, string OtherLanguage)
{
    public Html Around(DashboardView view, Html main) => Html.Of($"""
        <!doctype html>
        <html lang="{view.Text.Language}" dir="{view.Text.Direction}" data-copied="{view.Text.Copied}" data-failed="{view.Text.Failed}" data-version="{view.Version}" data-live="{view.Text.Live}" data-interrupted="{view.Text.Interrupted}" data-secret-show="{view.Text.Show}" data-secret-hide="{view.Text.Hide}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{Title}</title>
          <link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
          <style>{DashboardStyles.All}</style>
          <script src="/dashboard/dashboard.js" type="module"></script>
          <link rel="modulepreload" href="/dashboard/lists.js">
          <link rel="modulepreload" href="/dashboard/times.js">
        </head>
        <body>
          <a class="skip" href="#{Start}">{Skip}</a>
          {Head(view)}
          {main}
          <div id="said" role="status" aria-live="polite" class="unseen"></div>
          <div id="notice" role="alert" hidden></div>
        </body>
        </html>
        """);

    /// <summary>A part of a page with a list that is kept up to date.</summary>
    /// <param name="id">Its id, which is its section's name too.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="source">Where the script fetches the list.</param>
    /// <param name="events">The events that change it.</param>
    /// <param name="list">The list.</param>
    /// <param name="before">What stands between the heading and the list.</param>
    /// <param name="after">What stands below the list.</param>
    /// <param name="tools">What stands beside the heading.</param>
    public static Html Panel(string id, string title, string source, string events, Html list, Html before = default, Html after = default, Html tools = default) => Html.Of($"""
        <section class="panel" id="{id}" aria-labelledby="{id}-title" tabindex="-1">
          <div class="panel-head"><h2 id="{id}-title">{title}</h2>{tools}</div>
          {before}
          <div class="list" data-section="{id}" data-source="{source}" data-on="{events} reset">{list}</div>
          {after}
        </section>
        """);

    private Html Head(DashboardView view) => Html.Of($"""
        <header class="head">
          <div class="brand"><img src="/dashboard/icon.svg" alt="" width="36" height="36"><div><h1>{view.Text.Title}</h1><p>{view.Text.Lead}</p></div></div>
          <nav aria-label="{view.Text.Title}">
            <a href="{Home}#loans">{view.Text.Loans}</a><a href="{Home}#requests">{view.Text.Requests}</a><a href="{Home}#connect">{view.Text.Connect}</a><a href="{Home}#faults">{view.Text.Faults}</a><a href="{Home}#callbacks">{view.Text.Callbacks}</a>
          </nav>
          <div class="state">
            <span id="zone" class="zone" data-zone="{view.Text.TimesIn}">{view.Text.TimesIn.Fill(view.Text.Utc)}</span>
            <span id="live" class="live">{view.Text.Interrupted}</span>
            <a class="language" href="{OtherLanguage}" lang="{view.Text.OtherLanguageCode}" hreflang="{view.Text.OtherLanguageCode}">{view.Text.OtherLanguage}</a>
          </div>
        </header>
        """);
}
