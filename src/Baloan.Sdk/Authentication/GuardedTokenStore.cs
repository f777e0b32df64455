using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Keeps the faults of a store away from the calls: it waits a short time, throws nothing,
/// and leaves a store that failed alone for a while.
/// </summary>
internal sealed class GuardedTokenStore(ITokenStore store, TimeProvider time, ILogger logger)
{
    private long _pausedUntil = long.MinValue;

    public async Task<SharedToken?> ReadAsync(TokenSettings settings, CancellationToken cancellationToken)
    {
        SharedToken? found = null;
        await TryAsync(
            async token => found = await store.ReadAsync(settings.Username, token).ConfigureAwait(false),
            settings.Options.Store,
            cancellationToken).ConfigureAwait(false);
        return found;
    }

    public Task WriteAsync(TokenSettings settings, SharedToken shared, CancellationToken cancellationToken) =>
        TryAsync(token => store.WriteAsync(settings.Username, shared, token), settings.Options.Store, cancellationToken);

    private async Task TryAsync(Func<CancellationToken, Task> access, BaloanTokenStoreOptions options, CancellationToken cancellationToken)
    {
        if (time.GetTimestamp() < Volatile.Read(ref _pausedUntil))
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;

        // A cache may block its caller while it connects, and may take no notice of a cancellation.
        var task = Task.Run(() => access(token), CancellationToken.None);
        try
        {
            await task.WaitAsync(options.Timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            logger.StoreEntryUnreadable();
        }
        catch (Exception exception)
        {
            task.Abandon(stop);
            if (!cancellationToken.IsCancellationRequested)
            {
                Volatile.Write(ref _pausedUntil, time.After(time.GetTimestamp(), options.PauseAfterFailure));
                logger.StoreFailed(exception.GetType().Name, options.PauseAfterFailure.TotalSeconds);
            }
        }
    }
}
