using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>Asks the application's store whose a secret is, each time in a scope of its own, and waits for it no longer than it may.</summary>
internal sealed class CallbackPartners(IServiceScopeFactory scopes, TimeProvider timeProvider, CallbackPartnerSource? source = null)
{
    /// <summary>Whether partners call back that the store knows.</summary>
    public bool Exist => source is not null;

    /// <summary>The partner's key; null where the secret is nobody's.</summary>
    /// <exception cref="TimeoutException">The store did not answer in time.</exception>
    /// <exception cref="Exception">Whatever the store throws.</exception>
    public async Task<string?> FindAsync(string secret, TimeSpan limit, CancellationToken cancellationToken)
    {
        var hash = BaloanCallbackSecret.Hash(secret);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;

        // A store may block its caller, and may take no notice of a cancellation.
        var asking = Task.Run(() => AskAsync(hash, token), CancellationToken.None);
        try
        {
            return await asking.WaitAsync(limit, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch when (!asking.IsCompleted)
        {
            _ = asking.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<string?> AskAsync(string hash, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await source!.In(scope.ServiceProvider).FindBySecretAsync(hash, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// Finds the application's store of secrets in a scope, as the type that the application knows it by: a second registration that handed
/// the first one on would dispose of a singleton with each scope.
/// </summary>
internal sealed class CallbackPartnerSource(Func<IServiceProvider, IBaloanCallbackPartnerStore> find)
{
    public IBaloanCallbackPartnerStore In(IServiceProvider scope) => find(scope);
}
