using System.Globalization;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Json;
using Baloan.Sandbox.Requests;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The live list of requests with what was sent and answered.</summary>
internal sealed class RequestSection(RequestLog log)
{
    private const int Shown = 50;
    private const int ShownLetters = 4000;

    public Html List(DashboardView view)
    {
        var requests = log.All;
        if (requests.Count == 0)
        {
            return Widgets.Empty("requests-empty", view.Text.NoRequests, view.Text.NoRequestsHint);
        }

        var newest = requests.Reverse().Take(Shown).ToList();
        return Html.Of($"{newest.Select(request => Entry(view, request))}{Widgets.Newest(view.Text, "requests-note", newest.Count, requests.Count, "/sandbox/requests")}");
    }

    private static Html Entry(DashboardView view, SandboxRequest request)
    {
        var text = view.Text;
        var status = request.Status?.ToString(CultureInfo.InvariantCulture) ?? text.Dropped;
        return Html.Of($"""
            <details class="request" id="request-{request.Number}">
              <summary>
                <span class="method" dir="ltr">{request.Method}</span>
                <code class="path" dir="ltr" title="{request.Path}">{Short(request.Path)}</code>
                {(request.Faults.Count > 0 ? Widgets.Badge("fault", text.FaultHit) : Html.None)}
                {Widgets.Badge(StatusKind(request.Status), status)}
                <span class="when">{Widgets.Time(text, request.At)} · <span dir="ltr">{text.Milliseconds(request.Duration)} ms</span></span>
              </summary>
              <div class="exchange">
                <div class="actions">
                  <button type="button" class="quiet" data-reveal data-key="reveal" aria-pressed="false" data-show="{text.ShowPersonal}" data-hide="{text.HidePersonal}">{text.ShowPersonal}</button>
                  {Widgets.CopyButton(text, CurlCommand.Of(request, view.Address), text.CopyCurl)}
                  {request.Faults.Select(fault => Html.Of($"<code>{SnakeCaseEnum.Name(fault)}</code>"))}
                </div>
                {Message(text, text.Sent, $"{request.Method} {request.Path}", request.Headers, request.Body)}
                {Message(text, text.Answered, status, request.AnswerHeaders, request.Answer)}
              </div>
            </details>
            """);
    }

    private static string Short(string path) =>
        path.StartsWith(GatewayRoutes.Root, StringComparison.Ordinal) ? path[GatewayRoutes.Root.Length..] : path;

    private static Html Message(DashboardText text, string title, string firstLine, IReadOnlyDictionary<string, string> headers, string body)
    {
        var masked = Whole(text, firstLine, headers.Select(header => (header.Key, PersonalDataMask.Header(header.Key, header.Value))), PersonalDataMask.Body(body));
        var whole = Whole(text, firstLine, headers.Select(header => (header.Key, header.Value)), body);
        return Html.Of($"""
            <h4>{title}</h4>
            <pre dir="ltr" tabindex="0" data-masked>{masked}</pre>
            <pre dir="ltr" tabindex="0" data-whole hidden>{whole}</pre>
            """);
    }

    private static Html Whole(DashboardText text, string firstLine, IEnumerable<(string Name, string Value)> headers, string body)
    {
        var shown = body.Length > ShownLetters ? body[..ShownLetters] : body;
        return Html.Of($"""
            <b>{firstLine}</b>
            {headers.Select(header => Html.Of($"""<span class="header">{header.Name}: {header.Value}</span>"""))}

            {shown}{(body.Length == 0 ? Html.Of($"<i>{text.EmptyBody}</i>") : body.Length > ShownLetters ? Html.Of($"\n<i>{text.CutOff}</i>") : Html.None)}
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
