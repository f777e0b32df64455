using System.Globalization;
using Baloan.Sandbox.Dashboard.Lists;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Requests;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The live list of requests with what was sent and answered.</summary>
internal sealed class RequestSection(RequestLog log, LoanLinks links, EntrySearch search, CurlCommand curl)
{
    private const string Name = "requests";
    private const int ShownLetters = 4000;

    public Html List(DashboardView view)
    {
        var requests = log.All;
        if (requests.Count == 0)
        {
            return Widgets.Empty("requests-empty", view.Text.NoRequests, view.Text.NoRequestsHint);
        }

        return Html.Of($"{ListFrame.List(view, Name, requests, request => request.Number, search.Fits, request => Entry(view, request))}{Dropped(view.Text)}");
    }

    private Html Dropped(DashboardText text) => log.Dropped == 0 ? Html.None : Html.Of($"""
        <p class="note" id="requests-dropped">{text.NoLongerKept.Fill(text.Number(log.Dropped), text.Number(RequestLog.Limit))}</p>
        """);

    /// <summary>The line of a request. What was sent and answered is fetched when it is opened.</summary>
    public static Html Entry(DashboardView view, SandboxRequest request) => Html.Of($"""
        <details class="request" id="request-{request.Number}" data-part="{AddressOf(request)}/exchange">
          {Line(view.Text, request)}
          <div class="part"><a href="{AddressOf(request)}">{view.Text.OpenRequest}</a></div>
        </details>
        """);

    /// <summary>A request with what was sent and answered, for its own page.</summary>
    public Html Whole(DashboardView view, SandboxRequest request) => Html.Of($"""
        <details class="request" id="request-{request.Number}" open>
          {Line(view.Text, request)}
          <div class="part">{Exchange(view, request)}</div>
        </details>
        """);

    /// <summary>What was sent and answered.</summary>
    public Html Exchange(DashboardView view, SandboxRequest request)
    {
        var text = view.Text;
        return Html.Of($"""
            <div class="exchange">
              <div class="actions">
                <button type="button" class="quiet" data-reveal data-key="reveal" aria-pressed="false" data-show="{text.ShowPersonal}" data-hide="{text.HidePersonal}">{text.ShowPersonal}</button>
                {Copy(view, request)}
                {request.Faults.Select(fault => Html.Of($"<code>{SnakeCaseEnum.Name(fault)}</code>"))}
              </div>
              {Message(text, text.Sent, $"{request.Method} {request.Path}", request.Headers, request.Body)}
              {Message(text, text.Answered, StatusOf(text, request), request.AnswerHeaders, request.Answer)}
            </div>
            """);
    }

    /// <summary>Copies what is shown: the request of an invented applicant while personal data is masked, else what was sent.</summary>
    private Html Copy(DashboardView view, SandboxRequest request)
    {
        var (text, masked, whole) = (view.Text, curl.Masked(request, view.Address), curl.Whole(request, view.Address));
        return Html.Of($"""
            <button type="button" class="quiet" data-key="copy-curl" data-copy="{masked}" data-copy-whole="{whole}" data-copied="{(masked == whole ? text.Copied : text.CopiedInvented)}">{text.CopyCurl}</button>
            """);
    }

    private static Html Line(DashboardText text, SandboxRequest request) => Html.Of($"""
        <summary>
          <span class="call" dir="ltr"><b class="method">{request.Method}</b> <code class="path">{PersonalDataMask.Address(request.Path)}</code></span>
          {Widgets.Badge(StatusKind(request.Status), StatusOf(text, request))}
          <span class="when">{Widgets.Time(text, request.At)}{text.Separator}<span>{text.Took.Fill(text.Milliseconds(request.Duration))}</span></span>
          <span class="more">
            {(request.Operation is { } operation ? Html.Of($"""<code class="operation" dir="ltr">{SnakeCaseEnum.Name(operation)}</code>""") : Html.None)}
            {(request.ErrorCode is { } code ? Html.Of($"""<code class="error-code" dir="ltr">{code}</code>""") : Html.None)}
            {(request.Faults.Count > 0 ? Widgets.Badge("fault", text.FaultHit) : Html.None)}
          </span>
        </summary>
        """);

    private static string AddressOf(SandboxRequest request) => string.Create(CultureInfo.InvariantCulture, $"/dashboard/requests/{request.Number}");

    private static string StatusOf(DashboardText text, SandboxRequest request) =>
        request.Status is { } status ? text.Digits(status.ToString(CultureInfo.InvariantCulture)) : text.Dropped;

    private Html Message(DashboardText text, string title, string firstLine, IReadOnlyDictionary<string, string> headers, string body)
    {
        var masked = Whole(text, PersonalDataMask.Address(firstLine), headers.Select(header => (header.Key, PersonalDataMask.Header(header.Key, header.Value))), PersonalDataMask.Body(body));
        var whole = Whole(text, firstLine, headers.Select(header => (header.Key, header.Value)), body);
        return Html.Of($"""
            <h3>{title}</h3>
            <pre dir="ltr" tabindex="0" data-masked>{masked}</pre>
            <pre dir="ltr" tabindex="0" data-whole hidden>{whole}</pre>
            """);
    }

    private Html Whole(DashboardText text, string firstLine, IEnumerable<(string Name, string Value)> headers, string body)
    {
        var shown = body.Length > ShownLetters ? body[..ShownLetters] : body;
        return Html.Of($"""
            <b>{links.In(firstLine)}</b>
            {headers.Select(header => Html.Of($"""<span class="header">{header.Name}: {header.Value}</span>"""))}

            {links.In(shown)}{(body.Length == 0 ? Html.Of($"<i>{text.EmptyBody}</i>") : body.Length > ShownLetters ? Html.Of($"\n<i>{text.CutOff}</i>") : Html.None)}
            """);
    }

    private static string StatusKind(int? status) => status switch
    {
        null => "broken",
        < 300 => "good",
        < 400 => "quiet",
        < 500 => "warn",
        _ => "broken",
    };
}
