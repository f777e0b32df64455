using System.Net.Http.Headers;
using System.Net.Http.Json;
using Baloan.Sdk.Errors.Internal;
using Baloan.Sdk.Http.Internal;
using Polly;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>
/// The gateway's token requests, each sent once. A request throws nothing but the cancellation of its own token.
/// </summary>
/// <param name="client">Gives the plain client of the token requests: no bearer, no redirects, no timeout of its own.</param>
/// <param name="time">The monotonic clock.</param>
/// <param name="clock">Learns the gateway's time from each answer.</param>
internal sealed class TokenEndpoint(Func<HttpClient> client, TimeProvider time, GatewayClock clock)
{
    public const string LoginOperation = "POST token/";
    public const string RefreshOperation = "POST token/refresh/";

    private static readonly Uri LoginRoute = new("api/v1/partnership/token/", UriKind.Relative);
    private static readonly Uri RefreshRoute = new("api/v1/partnership/token/refresh/", UriKind.Relative);
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    public async Task<TokenAnswer> LogInAsync(string username, string password, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new KeyValuePair<string, string>("username", username),
            new KeyValuePair<string, string>("password", password),
        ]);
        return await SendAsync(LoginRoute, LoginOperation, form, cancellationToken).ConfigureAwait(false);
    }

    public async Task<TokenAnswer> RefreshAsync(string refresh, CancellationToken cancellationToken)
    {
        using var json = JsonContent.Create(new RefreshBody(refresh), TokenJsonContext.Default.RefreshBody, new MediaTypeHeaderValue("application/json"));

        // Buffered for its length: the gateway takes a chunked body for an empty one.
        await json.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        return await SendAsync(RefreshRoute, RefreshOperation, json, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TokenAnswer> SendAsync(Uri route, string operation, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = content };
        request.Headers.Accept.Add(Json);
        try
        {
            using var response = await client()
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return await ReadAsync(response, operation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new TokenAnswer { Failure = ToFailure(exception, operation) };
        }
    }

    // A resilience handler that the partner set up for every client rejects with exceptions of Polly.
    private static TokenFailure ToFailure(Exception exception, string operation) =>
        exception is HttpRequestException or IOException or OperationCanceledException or TimeoutException or ExecutionRejectedException
            ? TokenFailure.NoAnswer(operation, exception)
            : TokenFailure.Fault(operation, exception);

    private async Task<TokenAnswer> ReadAsync(HttpResponseMessage response, string operation, CancellationToken cancellationToken)
    {
        var receivedAt = time.GetTimestamp();
        if (response.Headers.Date is { } date)
        {
            clock.Observe(date, receivedAt);
        }

        using var body = await ResponseBody.ReadAsync(response.Content, CapturedBody.MaxBytes, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = body.Bytes.ToArray();
        var (access, refresh) = response.IsSuccessStatusCode && !body.IsTruncated ? TokenBody.Read(bytes) : default;
        return new TokenAnswer
        {
            Access = access,
            Refresh = refresh,
            Date = response.Headers.Date,
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
        };
        return TokenFailure.FromError(ErrorReader.Read(answer).Error);
    }
}
