using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>A gateway in memory: gives tokens, and answers everything else as the test says.</summary>
internal sealed class InMemoryGateway(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private int _tokens;

    public InMemoryGateway(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>What was asked for beside tokens, in order: method, address and bearer token.</summary>
    public ConcurrentQueue<(HttpMethod Method, Uri Address, string? Authorization)> Requests { get; } = new();

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(Encoding.UTF8.GetBytes(body), "application/json", status);

    public static HttpResponseMessage Answer(byte[] body, string mediaType, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.Contains("/partnership/token/", StringComparison.Ordinal))
        {
            var number = Interlocked.Increment(ref _tokens);
            return Task.FromResult(Json($$"""{"access":"access-{{number}}","refresh":"refresh-{{number}}"}"""));
        }

        Requests.Enqueue((request.Method, request.RequestUri, request.Headers.Authorization?.ToString()));
        return answer(request, cancellationToken);
    }
}
