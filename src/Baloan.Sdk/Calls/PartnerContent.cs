namespace Baloan.Sdk;

/// <summary>
/// What a partner gave as the body of a request. However many times the request is sent at once, it is read by one at a time: the
/// stream behind it has one place, and two would get a part of it each.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose of.
internal sealed class PartnerContent(HttpContent content)
#pragma warning restore CA1001
{
    private const string TooSlow = "The body of the request could not be read in time. Nothing was sent to the gateway. It is safe to repeat the call later.";

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Reads the content, which stays the partner's. What it throws comes through, since nothing was sent yet.</summary>
    /// <exception cref="BaloanConnectionException">It could not be read in time.</exception>
    public async ValueTask<PartnerBody> ReadAsync(string operation, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadInTurnAsync(stop.Token);
        try
        {
            return await reading.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!reading.IsCompleted)
        {
            reading.Abandon(stop);
            cancellationToken.ThrowIfCancellationRequested();
            throw new BaloanConnectionException(operation, TooSlow, exception);
        }
    }

    private async Task<PartnerBody> ReadInTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await PartnerBody.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
