using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Asks the application's store, each time in a scope of its own, and waits for it no longer than it may.</summary>
internal sealed class PartnerLookup(PartnerStoreSource store, IServiceScopeFactory scopes, TimeProvider time)
{
    private const string TooSlow = "The partner store did not answer in time. Nothing was sent to the gateway. It is safe to repeat the call later.";

    /// <exception cref="BaloanConnectionException">It did not answer in time.</exception>
    public async Task<BaloanPartner?> FindAsync(string key, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;

        // A store may block its caller, and may take no notice of a cancellation.
        var asking = Task.Run(() => AskAsync(key, token), CancellationToken.None);
        try
        {
            return await asking.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!asking.IsCompleted)
        {
            asking.Abandon(stop);
            cancellationToken.ThrowIfCancellationRequested();
            throw new BaloanConnectionException(operation: null, TooSlow, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BaloanConnectionException(operation: null, TooSlow, exception);
        }
    }

    private async Task<BaloanPartner?> AskAsync(string key, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await store.In(scope.ServiceProvider).FindAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }
}
