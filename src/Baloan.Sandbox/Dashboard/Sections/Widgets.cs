using Baloan.Sandbox.Dashboard.Wording;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The small pieces that several sections are made of.</summary>
internal static class Widgets
{
    public static Html Badge(string kind, string label, string? title = null) =>
        Html.Of($"""<span class="badge {kind}" title="{title ?? label}">{label}</span>""");

    /// <summary>The time of day, in UTC until the script writes it in the viewer's zone.</summary>
    public static Html Time(DashboardText text, DateTimeOffset at) =>
        Html.Of($"""<time datetime="{DashboardFormat.Iso(at)}" title="{text.Day(at)} {text.Time(at)} {text.Utc}"><bdi class="time">{text.Time(at)}</bdi></time>""");

    /// <summary>The day and the time of day, likewise.</summary>
    public static Html Moment(DashboardText text, DateTimeOffset at) => Html.Of($"""
        <time datetime="{DashboardFormat.Iso(at)}" title="{text.Utc}"><bdi class="day">{text.Day(at)}</bdi> <bdi class="time">{text.Time(at)}</bdi></time>
        """);

    /// <summary>A value that is hidden until it is clicked.</summary>
    public static Html Secret(DashboardText text, string name, string value) => Html.Of($"""
        <button type="button" class="secret" dir="ltr" data-key="{name}" data-shown="{value}" data-masked="{PersonalDataMask.Value(value)}" aria-pressed="false" aria-label="{name}: {text.Masked}. {text.Show}">{PersonalDataMask.Value(value)}</button>
        """);

    public static Html CopyButton(DashboardText text, string value, string? label = null) => Html.Of($"""
        <button type="button" class="quiet" data-copy="{value}" data-key="copy-{label}">{label ?? text.Copy}</button>
        """);

    /// <summary>A part that is fetched when it is opened; without script a link leads to the page that shows it.</summary>
    public static Html Part(string key, string source, string summary, string page, string link) => Html.Of($"""
        <details data-key="{key}" data-part="{source}"><summary>{summary}</summary><div class="part"><a href="{page}">{link}</a></div></details>
        """);

    /// <summary>A button that posts to the dashboard, with or without script; one that destroys something asks first.</summary>
    public static Html Action(
        string path, string label, string style = "", string? accessibleName = null, string? question = null, params IEnumerable<(string Name, string Value)> fields) => Html.Of($"""
        <form method="post" action="/dashboard/{path}"{(question is null ? Html.None : Html.Of($""" data-ask="{question}" """))}>{fields.Select(field => Html.Of($"""<input type="hidden" name="{field.Name}" value="{field.Value}">"""))}<button class="{style}" data-key="{path}{string.Concat(fields.Select(field => field.Value))}" aria-label="{accessibleName ?? label}">{label}</button></form>
        """);

    public static Html Fact(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    public static Html Fact(string name, string value) => Fact(name, Html.Of($"{value}"));

    public static Html Empty(string id, string title, string hint, Html more = default) => Html.Of($"""
        <div class="empty" id="{id}"><p class="empty-title">{title}</p><p>{hint}</p>{more}</div>
        """);

    public static Html Code(DashboardText text, string title, string code) => Html.Of($"""
        <figure class="code"><figcaption><bdi>{title}</bdi> {CopyButton(text, code)}</figcaption><pre dir="ltr" tabindex="0">{code}</pre></figure>
        """);

    /// <summary>What a list says when it shows no more than its newest.</summary>
    public static Html Newest(DashboardText text, string id, int shown, int all, string path) => shown == all
        ? Html.None
        : Html.Of($"""<p class="note" id="{id}">{text.Newest.Fill(text.Number(shown), text.Number(all))} <a href="{path}" dir="ltr">{path}</a></p>""");
}
