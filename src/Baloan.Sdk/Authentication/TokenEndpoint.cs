using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;

namespace Baloan.Sdk;

/// <summary>
/// The gateway's token requests, each sent once and counted. A request throws nothing but the cancellation of its own token.
/// </summary>
/// <param name="client">Gives the bare client of the token requests: no bearer, no redirects, no timeout of its own.</param>
/// <param name="time">The monotonic clock.</param>
/// <param name="clock">Learns the gateway's time from each answer.</param>
/// <param name="metrics">Counts the requests.</param>
/// <param name="logger">Tells of those that fail.</param>
internal sealed class TokenEndpoint(Func<HttpClient> client, TimeProvider time, GatewayClock clock, TokenMetrics metrics, ILogger logger)
{
    public const string LoginOperation = "POST token/";
    public const string RefreshOperation = "POST token/refresh/";

    private static readonly Uri LoginRoute = new("api/v1/partnership/token/", UriKind.Relative);
    private static readonly Uri RefreshRoute = new("api/v1/partnership/token/refresh/", UriKind.Relative);
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    public Task<TokenAnswer> LogInAsync(TokenSettings settings, TokenCause cause, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent(
        [
            new KeyValuePair<string, string>("username", settings.Username),
            new KeyValuePair<string, string>("password", settings.Password),
        ]);
        return SendAsync(LoginRoute, form, LoginOperation, TokenGrant.Login, cause, cancellationToken);
    }

    public Task<TokenAnswer> RefreshAsync(string refresh, TokenCause cause, CancellationToken cancellationToken)
    {
        // With its length: the gateway takes a chunked body for an empty one.
        var json = new ByteArrayContent(TokenBody.OfRefresh(refresh)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return SendAsync(RefreshRoute, json, RefreshOperation, TokenGrant.Refresh, cause, cancellationToken);
    }

    private async Task<TokenAnswer> SendAsync(
        Uri route, HttpContent content, string operation, TokenGrant grant, TokenCause cause, CancellationToken cancellationToken)
    {
        var httpClient = client();
        using var request = new OutgoingMessage(HttpMethod.Post, new Uri(httpClient.BaseAddress!, route), sending: null) { Content = content };
        request.Headers.Accept.Add(Json);
        TokenAnswer? answer = null;
        try
        {
            using var response = await httpClient
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var receivedAt = time.GetTimestamp();
            using var body = new ResponseBody(response.Content, CapturedBody.MaxBytes);
            await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            answer = request.IsRedirected(response)
                ? new TokenAnswer { Status = response.StatusCode, Failure = TokenFailure.Redirected(operation, response.StatusCode) }
                : Read(response, body, operation, receivedAt);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answer = new TokenAnswer { Failure = ToFailure(exception, operation) };
        }
        finally
        {
            Report(answer, grant, cause);
        }

        return answer;
    }

    private void Report(TokenAnswer? answer, TokenGrant grant, TokenCause cause)
    {
        var outcome = answer?.Outcome ?? TokenOutcome.NoAnswer;
        metrics.RequestEnded(cause, grant, outcome);
        if (outcome != TokenOutcome.Granted)
        {
            logger.TokenRequestFailed(grant, cause, outcome, (int)(answer?.Status ?? 0));
        }
    }

    // A resilience handler that the partner set up for every client rejects with exceptions of Polly.
    private static TokenFailure ToFailure(Exception exception, string operation) =>
        exception is HttpRequestException or IOException or OperationCanceledException or TimeoutException or ExecutionRejectedException
            ? TokenFailure.NoAnswer(operation, exception)
            : TokenFailure.Fault(operation, exception);

    private TokenAnswer Read(HttpResponseMessage response, ResponseBody body, string operation, long receivedAt)
    {
        var bytes = body.Bytes.ToArray();
        var (access, refresh) = FalseSuccess.IsKnown((int)response.StatusCode) && !body.IsTruncated ? TokenBody.Read(bytes) : default;
        var times = access is null ? default : JwtTimes.Read(access);
        var date = AnswerDate.Read(response) is { } told && !times.Contradict(told) ? told : (DateTimeOffset?)null;
        if (date is not null)
        {
            clock.Observe(date.Value, receivedAt);
        }

        return new TokenAnswer
        {
            Access = access,
            Refresh = refresh,
            Times = times,
            Date = date,
            ReceivedAt = receivedAt,
            Status = response.StatusCode,
            Failure = access is null ? ToFailure(response, operation, bytes, body) : null,
        };
    }

    private TokenFailure ToFailure(HttpResponseMessage response, string operation, byte[] bytes, ResponseBody body)
    {
        if (response.IsSuccessStatusCode)
        {
            return body.Failure is { } cause
                ? ToFailure(cause, operation)
                : TokenFailure.Unreadable(operation, response.StatusCode, "access", TokenBody.Describe(bytes));
        }

        var contentType = response.Content?.Headers.ContentType;
        var answer = new ErrorAnswer
        {
            Operation = operation,
            StatusCode = (int)response.StatusCode,
            Body = bytes,
            IsTruncated = body.IsTruncated,
            MediaType = contentType?.MediaType,
            Charset = contentType?.CharSet,
            RetryAfter = RetryAfterHeader.Read(response, time),
            RequestId = AnswerHeaders.RequestIdOf(response),
        };
        return TokenFailure.FromError(ErrorReader.Read(answer).Error);
    }
}

/// <summary>The bodies of the token endpoint.</summary>
internal static class TokenBody
{
    // No server takes a header of more.
    private const int MaxTokenLength = 16 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The body of <c>POST token/refresh/</c>.</summary>
    public static byte[] OfRefresh(string refresh)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("refresh"u8, refresh);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the tokens of an answer. Total: what is no readable token is null.</summary>
    public static (string? Access, string? Refresh) Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadTokens(ref reader) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The text of a body for an exception; null for JSON, which may hold tokens.</summary>
    public static string? Describe(byte[] body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body);
        return text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['{' or '[' or '"', ..] ? null : text;
    }

    /// <summary>Whether the text can stand in a header as it is.</summary>
    public static bool IsToken(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        foreach (var character in text!)
        {
            if (character is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static (string? Access, string? Refresh) ReadTokens(ref Utf8JsonReader reader)
    {
        string? access = null;
        string? refresh = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("access"u8))
            {
                reader.Read();
                access = ReadToken(ref reader);
            }
            else if (reader.ValueTextEquals("refresh"u8))
            {
                reader.Read();
                refresh = ReadToken(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws where anything but white space follows.
        reader.Read();
        return (access, refresh);
    }

    private static string? ReadToken(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= MaxTokenLength ? JsonText.ReadString(ref reader) : null;
        reader.Skip();
        return IsToken(text) ? text : null;
    }
}
