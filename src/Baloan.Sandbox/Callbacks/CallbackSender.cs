using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Callbacks;

/// <summary>Sends a call back once and reports what the partner answered.</summary>
internal sealed class CallbackSender : IDisposable
{
    public const string SecretHeader = "X-Baloan-Callback-Secret";
    private const int AnswerLimit = 2000;

    private readonly HttpClient _http;
    private readonly BaloanSandboxOptions _options;
    private readonly TimeProvider _timeProvider;

    public CallbackSender(BaloanSandboxOptions options, TimeProvider timeProvider)
    {
        _options = options;
        _timeProvider = timeProvider;
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
        var at = _timeProvider.GetUtcNow();
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

/// <summary>Where call backs go, and the credentials that they carry.</summary>
internal sealed class CallbackTarget
{
    private CallbackTarget(Uri url, string? credentials, string? secret)
    {
        Url = url;
        Credentials = credentials;
        Secret = secret;
    }

    /// <summary>The address without its user information: that is shown and kept nowhere.</summary>
    public Uri Url { get; }

    /// <summary>The user information as HTTP basic authentication takes it; null without any.</summary>
    public string? Credentials { get; }

    /// <summary>The secret for its own header; null without any.</summary>
    public string? Secret { get; }

    /// <summary>Whether call backs can go there: to an absolute http or https address, or nowhere.</summary>
    public static bool CanBe(Uri? url) => url is null or { IsAbsoluteUri: true, Scheme: "http" or "https" };

    public static CallbackTarget Of(Uri url, string? secret)
    {
        if (url.UserInfo.Length == 0)
        {
            return new(url, credentials: null, secret);
        }

        // As HTTP libraries do: "user" alone is a user without a password.
        var (user, password) = url.UserInfo.Split(':', 2) is [var first, var second] ? (first, second) : (url.UserInfo, "");
        var credentials = $"{Uri.UnescapeDataString(user)}:{Uri.UnescapeDataString(password)}";
        return new(
            new(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)),
            secret);
    }

    /// <summary>The target as somebody changed it who sees it without its user information: that stays as long as the address does.</summary>
    public static CallbackTarget Of(Uri url, string? secret, CallbackTarget? before) =>
        url.UserInfo.Length == 0 && before?.Url == url ? new(url, before.Credentials, secret) : Of(url, secret);

    public override string ToString() => "Call back target";
}

/// <summary>What the gateway posts to the partner.</summary>
internal sealed record CallbackBody(
    Guid Uuid,
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
