using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Callbacks;

/// <summary>Makes one attempt and says what came of it.</summary>
internal sealed class CallbackSender : IDisposable
{
    public const string SecretHeader = "X-Baloan-Callback-Secret";
    private const int AnswerLimit = 2000;

    private readonly HttpClient _http;
    private readonly BaloanSandboxOptions _options;
    private readonly TimeProvider _clock;

    public CallbackSender(BaloanSandboxOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _http.Dispose();

    public async Task<SandboxCallbackAttempt> SendAsync(
        SandboxCallback callback, CallbackTarget target, string? wrongBody, CancellationToken cancellationToken)
    {
        var body = wrongBody ?? JsonSerializer.Serialize(new CallbackBody(callback.LoanId, callback.State, callback.Reason), SandboxJson.Options);
        var at = _clock.GetUtcNow();
        var started = _options.TimeProvider.GetTimestamp();
        var (status, answer) = await PostAsync(target, body, cancellationToken);
        return new(at, target.Url, body, status, answer, _options.TimeProvider.GetElapsedTime(started));
    }

    private async Task<(int? Status, string Answer)> PostAsync(CallbackTarget target, string body, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.CallbackTimeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = Request(target, body);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return ((int)response.StatusCode, await ReadStartAsync(response.Content, either.Token));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            return (null, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "No answer in time.");
        }
    }

    // The rest of a long answer stays unread.
    private static async Task<string> ReadStartAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await content.ReadAsStreamAsync(cancellationToken));
        var start = new char[AnswerLimit];
        return new string(start, 0, await reader.ReadBlockAsync(start, cancellationToken));
    }

    private static HttpRequestMessage Request(CallbackTarget target, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        if (target.Credentials is { } credentials)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }

        if (target.Secret is { } secret)
        {
            request.Headers.TryAddWithoutValidation(SecretHeader, secret);
        }

        return request;
    }
}
