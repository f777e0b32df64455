using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk;

/// <summary>Sends the partner's own operations by the same sender as the client's.</summary>
internal sealed class OwnCalls(CallSender calls, RequestSettings settings)
{
    public Task SendAsync(BaloanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAndForgetAsync(request, cancellationToken);
    }

    public Task<TAnswer> SendAsync<TAnswer>(BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(answerType);
        return SendAndReadAsync(request, answerType, cancellationToken);
    }

    private async Task SendAndForgetAsync(BaloanRequest request, CancellationToken cancellationToken)
    {
        var whole = await WithBodyAsync(request, cancellationToken).ConfigureAwait(false);
        await calls.SendAsync(whole, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TAnswer> SendAndReadAsync<TAnswer>(BaloanRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var whole = await WithBodyAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await calls.SendAsync(whole, new OwnAnswerReader<TAnswer>(answerType), cancellationToken).ConfigureAwait(false);
        return answer.Value;
    }

    private async ValueTask<CallRequest> WithBodyAsync(BaloanRequest request, CancellationToken cancellationToken)
    {
        var startedAt = calls.TimeProvider.GetTimestamp();
        var operation = request.Operation.Gateway;
        var body = request.Content is { } content
            ? await content.ReadAsync(operation.Name, settings.Timeout, calls.TimeProvider, cancellationToken).ConfigureAwait(false)
            : null;
        return new CallRequest(operation, settings, Path: request.Path, OwnBody: body, StartedAt: startedAt);
    }
}

/// <summary>
/// What a partner gave as the body of a request. However many times the request is sent at once, it is read by one at a time: the
/// stream behind it has one place, and two would get a part of it each.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of.
internal sealed class OwnContent(HttpContent content)
#pragma warning restore CA1001
{
    private const string TooSlow = "The body of the request could not be read in time. Nothing was sent to the gateway. It is safe to repeat the call later.";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Reads the content, which stays the partner's. What it throws comes through, since nothing was sent yet.</summary>
    /// <exception cref="BaloanConnectionException">It could not be read in time.</exception>
    public async ValueTask<OwnBody> ReadAsync(string operation, TimeSpan limit, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadInTurnAsync(stop.Token);
        try
        {
            return await reading.WaitAsync(limit, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!reading.IsCompleted)
        {
            reading.Abandon(stop);
            cancellationToken.ThrowIfCancellationRequested();
            throw new BaloanConnectionException(operation, TooSlow, exception);
        }
    }

    private async Task<OwnBody> ReadInTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await OwnBody.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>The body of a partner's own request, read once and sent by any number of attempts, with the headers that belong to it.</summary>
internal sealed class OwnBody(byte[] bytes, KeyValuePair<string, IEnumerable<string>>[] headers)
{
    public byte[] Bytes { get; } = bytes;

    public KeyValuePair<string, IEnumerable<string>>[] Headers { get; } = headers;

    /// <summary>Reads a content, which stays the partner's. What it throws comes through, since nothing was sent yet.</summary>
    /// <exception cref="ArgumentException">One of its headers cannot be sent; the message names it.</exception>
    public static async ValueTask<OwnBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        KeyValuePair<string, IEnumerable<string>>[] headers =
            [.. content.Headers.Where(static header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))];

        // The connection would refuse it, and that would look like a gateway that is away.
        var odd = Array.Find(headers, static header => !header.Value.All(HeaderText.IsValue));
        return odd.Key is null
            ? new OwnBody(bytes, headers)
            : throw new ArgumentException($"The body's header '{odd.Key}' must have a value in ASCII, in one line.", nameof(content));
    }
}

/// <summary>The answer to a partner's own operation, read as the partner's own type, which may be a value.</summary>
internal sealed class OwnAnswer<T>(T value)
{
    public T Value { get; } = value;
}

/// <summary>Reads the answer by the partner's own rules; a <c>null</c> for a type that excludes it is unreadable.</summary>
internal sealed class OwnAnswerReader<T>(JsonTypeInfo<T> type) : AnswerReader<OwnAnswer<T>>
{
    public override OwnAnswer<T> Read(ref JsonValues json) =>
        new(JsonSerializer.Deserialize(ref json.Json, type) ?? throw new JsonException("The answer is null."));
}
