using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Baloan.Sdk.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>The gateway in memory: gives tokens, and answers everything else as the test says.</summary>
internal sealed class TestGateway(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tokenRequests;

    public TestGateway(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Answers with a status, and reads what is sent to it as a connection does.</summary>
    public TestGateway(HttpStatusCode status)
        : this(_ => new HttpResponseMessage(status)) => ReadsContent = true;

    /// <summary>What was asked for beside tokens, in order: method, address and bearer token.</summary>
    public ConcurrentQueue<(HttpMethod Method, Uri Address, string? Authorization)> Requests { get; } = new();

    /// <summary>How often an operation was read.</summary>
    public int Operations => Requests.Count;

    public int TokenRequests => Volatile.Read(ref _tokenRequests);

    /// <summary>Ends when the first operation was read.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Gives the tokens and says which of them it takes.</summary>
    public TestTokens Tokens { get; init; } = new();

    /// <summary>Whether the body of an operation is read before it counts, as a connection reads it: once.</summary>
    public bool ReadsContent { get; init; }

    /// <summary>Happens before anything of an operation is read, such as a connection that is refused.</summary>
    public Action? BeforeReading { get; init; }

    /// <summary>What happens to a token request; by default there is a token at once.</summary>
    public Func<CancellationToken, Task> BeforeToken { get; init; } = static _ => Task.CompletedTask;

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Text(body, "application/json", status);

    public static HttpResponseMessage Text(string body, string mediaType, HttpStatusCode status = HttpStatusCode.OK) =>
        Answer(Encoding.UTF8.GetBytes(body), mediaType, status);

    public static HttpResponseMessage Answer(byte[] body, string mediaType, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
    };

    /// <summary>A gateway that answers every operation alike, and reads what is sent to it as a connection does.</summary>
    public static TestGateway Reading(Func<CancellationToken, Task<HttpResponseMessage>> answer) =>
        new((_, cancellationToken) => answer(cancellationToken)) { ReadsContent = true };

    /// <summary>Registers a client with this gateway.</summary>
    public BaloanClientBuilder Register(IServiceCollection services, string name = "") =>
        services.AddBaloanClient(name, options =>
        {
            options.Username = "partner";
            options.Password = "secret";
            options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        }).AnsweredBy(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.Contains("/partnership/token/", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _tokenRequests);
            await BeforeToken(cancellationToken);
            return await Tokens.AnswerAsync(request, cancellationToken);
        }

        BeforeReading?.Invoke();
        if (ReadsContent && request.Content is not null)
        {
            await request.Content.CopyToAsync(Stream.Null, cancellationToken);
        }

        Requests.Enqueue((request.Method, request.RequestUri, request.Headers.Authorization?.ToString()));
        _arrived.TrySetResult();
        return Tokens.Takes(request)
            ? await answer(request, cancellationToken)
            : Json("""{"code":"token_not_valid"}""", HttpStatusCode.Unauthorized);
    }
}
