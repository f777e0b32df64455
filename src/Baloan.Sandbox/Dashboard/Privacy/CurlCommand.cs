using System.Text;

namespace Baloan.Sandbox.Dashboard.Privacy;

/// <summary>A request as a command to repeat it. It holds what was sent, personal data included.</summary>
internal static class CurlCommand
{
    /// <summary>What curl sets itself.</summary>
    private static readonly HashSet<string> OwnHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Connection", "Transfer-Encoding", "Accept-Encoding", "Expect", "traceparent", "tracestate",
    };

    public static string Of(SandboxRequest request, string address)
    {
        var command = new StringBuilder("curl -i ");
        command.Append(request.Method switch
        {
            "GET" => "",
            "HEAD" => "--head ",
            var method => $"-X {Quote(method)} ",
        });
        command.Append(Quote(address.TrimEnd('/') + request.Path));
        foreach (var (name, value) in request.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            command.Append(" \\\n  -H ").Append(Quote($"{name}: {value}"));
        }

        if (request.Body.Length > 0)
        {
            command.Append(" \\\n  --data-raw ").Append(Quote(request.Body));
        }

        return command.ToString();
    }

    /// <summary>A text that a shell takes as it is.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", """'\''""", StringComparison.Ordinal) + "'";
}
