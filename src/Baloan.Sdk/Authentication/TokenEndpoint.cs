using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;

namespace Baloan.Sdk;

/// <summary>
/// The gateway's token requests, each sent once and counted. A request throws nothing but the cancellation of its own token.
/// </summary>
/// <param name="gateway">Sends the token requests, without a bearer and without the application's handlers.</param>
/// <param name="clock">Learns the gateway's time from each answer.</param>
/// <param name="metrics">Counts the requests.</param>
/// <param name="timeProvider">The monotonic clock.</param>
/// <param name="logger">Tells of those that fail.</param>
internal sealed class TokenEndpoint(GatewaySender gateway, TokenClock clock, TokenMetrics metrics, TimeProvider timeProvider, ILogger logger)
{
    public const string LoginOperation = "POST token/";
    public const string RefreshOperation = "POST token/refresh/";

    private const string LoginPath = "api/v1/partnership/token/";
    private const string RefreshPath = "api/v1/partnership/token/refresh/";

    public Task<TokenResult> LogInAsync(TokenSettings settings, TokenCause cause, CancellationToken cancellationToken)
    {
        var form = new FormUrlEncodedContent(
        [
            new KeyValuePair<string, string>("username", settings.Username),
            new KeyValuePair<string, string>("password", settings.Password),
        ]);
        return SendAsync(TokenGrant.Login, form, refresh: null, settings, cause, cancellationToken);
    }

    public Task<TokenResult> RefreshAsync(string refresh, TokenSettings settings, TokenCause cause, CancellationToken cancellationToken)
    {
        // With its length: the gateway takes a chunked body for an empty one.
        var json = new ByteArrayContent(TokenBody.OfRefresh(refresh)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return SendAsync(TokenGrant.Refresh, json, refresh, settings, cause, cancellationToken);
    }

    private async Task<TokenResult> SendAsync(
        TokenGrant grant, HttpContent content, string? refresh, TokenSettings settings, TokenCause cause, CancellationToken cancellationToken)
    {
        var (operation, path) = grant == TokenGrant.Login ? (LoginOperation, LoginPath) : (RefreshOperation, RefreshPath);
        using var message = gateway.CreateMessage(HttpMethod.Post, gateway.FixedAddressOf(path), "application/json");
        message.Content = content;
        TokenResult? result = null;
        var status = 0;
        try
        {
            using var response = await gateway.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var receivedAt = timeProvider.GetTimestamp();
            status = (int)response.StatusCode;
            using var body = new ResponseBody(response.Content, CapturedBody.MaxBytes);
            await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            result = ReadToken(response, body, grant, refresh, receivedAt, settings.Options)?.Result
                ?? new TokenResult(ToFailure(response, operation, body));
        }
        catch (RedirectFollowedException redirect)
        {
            status = (int)redirect.StatusCode;
            result = new TokenResult(TokenFailure.Redirected(operation, redirect.StatusCode));
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = new TokenResult(ToFailure(exception, operation));
        }
        finally
        {
            Report(result, status, grant, cause);
        }

        return result;
    }

    /// <summary>The token of an answer; null where the answer lacks it.</summary>
    private AccessToken? ReadToken(
        HttpResponseMessage response, ResponseBody body, TokenGrant grant, string? refresh, long receivedAt, BaloanTokenOptions options)
    {
        var (access, newRefresh) = FalseSuccess.IsKnown((int)response.StatusCode) && !body.IsTruncated ? TokenBody.Read(body.Bytes) : default;
        var date = AnswerDate.Read(response);
        if (access is null)
        {
            clock.Observe(date, receivedAt);
            return null;
        }

        return clock.FromAnswer(access, newRefresh ?? refresh, grant, date, receivedAt, options);
    }

    private void Report(TokenResult? result, int status, TokenGrant grant, TokenCause cause)
    {
        var outcome = result is null ? TokenOutcome.NoAnswer : result.Failure?.Outcome ?? TokenOutcome.Granted;
        metrics.RequestEnded(cause, grant, outcome);
        if (outcome != TokenOutcome.Granted)
        {
            logger.TokenRequestFailed(grant, cause, outcome, status);
        }
    }

    // A resilience handler that the partner set up for every client rejects with exceptions of Polly.
    private static TokenFailure ToFailure(Exception exception, string operation) =>
        exception is HttpRequestException or IOException or OperationCanceledException or TimeoutException or ExecutionRejectedException
            ? TokenFailure.NoAnswer(operation, exception)
            : TokenFailure.Fault(operation, exception);

    private TokenFailure ToFailure(HttpResponseMessage response, string operation, ResponseBody body)
    {
        if (response.IsSuccessStatusCode)
        {
            return body.Failure is { } cause
                ? ToFailure(cause, operation)
                : TokenFailure.Unreadable(operation, response.StatusCode, "access", TokenBody.Describe(body.Bytes.ToArray()));
        }

        return TokenFailure.FromError(AnswerError.Of(operation, response, body, RetryAfterHeader.Read(response, timeProvider)).Error);
    }
}

/// <summary>The bodies of the token endpoint.</summary>
internal static class TokenBody
{
    // No server takes a header of more.
    private const int MaxTokenLength = 16 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The body of <c>POST token/refresh/</c>.</summary>
    public static byte[] OfRefresh(string refresh) => JsonBody.Of(refresh, static (json, token) => json.WriteString("refresh"u8, token));

    /// <summary>Reads the tokens of an answer; null for anything else. It never throws.</summary>
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
        var text = Encoding.UTF8.GetString(body);
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
            if (JsonText.IsNamed(ref reader, "access"u8))
            {
                reader.Read();
                access = ReadToken(ref reader);
            }
            else if (JsonText.IsNamed(ref reader, "refresh"u8))
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
