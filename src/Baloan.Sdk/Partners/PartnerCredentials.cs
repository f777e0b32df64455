using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk;

/// <summary>The credentials of one partner: those that its client was made with, for a first log-in that follows at once, then those of the store.</summary>
/// <param name="key">The partner's key.</param>
/// <param name="partner">The partner as the store has just given it.</param>
/// <param name="options">How tokens are kept and renewed.</param>
/// <param name="lookup">Asks the store.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="onGone">Called when the store knows the partner no more.</param>
internal sealed class PartnerCredentials(
    string key, BaloanPartner partner, BaloanTokenOptions options, PartnerLookup lookup, TimeProvider timeProvider, Action<PartnerCredentials> onGone) : ICredentialSource
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(5);

    private readonly long _madeAt = timeProvider.GetTimestamp();
    private volatile TokenSettings _current = new(partner.Username, partner.Password, options);
    private bool _isUsed;

    public string Key { get; } = key;

    public TokenSettings Current => _current;

    // One renewal runs at a time, so that nothing here needs a lock.
    public async Task<TokenFailure?> RenewAsync(CancellationToken cancellationToken)
    {
        var isFresh = !_isUsed && timeProvider.GetElapsedTime(_madeAt) < FreshFor;
        _isUsed = true;
        if (isFresh)
        {
            return null;
        }

        try
        {
            return Take(await lookup.FindAsync(Key, options.Timeout, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return TokenFailure.StoreFailed(exception);
        }
    }

    private TokenFailure? Take(BaloanPartner? found)
    {
        if (found is null)
        {
            onGone(this);
            return TokenFailure.PartnerNotFound(Key);
        }

        var given = new TokenSettings(found.Username, found.Password, options);
        if (!given.HasSameCredentials(_current))
        {
            _current = given;
        }

        return null;
    }
}

/// <summary>Asks the application's store, each time in a scope of its own, and waits for it no longer than it may.</summary>
internal sealed class PartnerLookup(PartnerStoreSource findStore, IServiceScopeFactory scopes, TimeProvider timeProvider)
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
            return await asking.WaitAsync(limit, timeProvider, cancellationToken).ConfigureAwait(false);
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
            return await findStore(scope.ServiceProvider).FindAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// Finds the application's store in a scope, as the type that the application knows it by: a second registration that handed the
/// first one on would dispose of a singleton with each scope.
/// </summary>
internal delegate IBaloanPartnerStore PartnerStoreSource(IServiceProvider scope);
