using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Holds the access token of one client, and renews it: one renewal at a time, whoever waits for it.
/// </summary>
/// <remarks>
/// Everything that changes is changed under the lock. The current token and the flight are also read without it:
/// both are immutable once they are published, so that the worst that a late reader can do is take the lock.
/// </remarks>
internal sealed class TokenManager : IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _disposal = new();
    private readonly CancellationToken _disposalToken;
    private readonly ICredentialSource _credentials;
    private readonly GuardedTokenStore? _store;
    private readonly TokenRenewal _renewal;
    private readonly RefusedTokens _refused;
    private readonly RenewalPause _pause;
    private readonly RenewalPace _pace;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    private volatile AccessToken? _current;
    private volatile TokenFlight? _flight;
    private volatile TokenFlight? _latestFlight;
    private AccessToken? _last;
    private bool _disposed;

    /// <summary>The store is where several nodes share the token, if they do.</summary>
    public TokenManager(
        GatewaySender gateway, ICredentialSource credentials, ITokenStore? store, TokenClock clock, TokenMetrics metrics, TimeProvider timeProvider, ILogger logger)
    {
        _credentials = credentials;
        _timeProvider = timeProvider;
        _logger = logger;
        _store = store is null ? null : new GuardedTokenStore(store, timeProvider, logger);
        _refused = new RefusedTokens(timeProvider, logger);
        _pause = new RenewalPause(timeProvider);
        _pace = new RenewalPace(timeProvider);
        var endpoint = new TokenEndpoint(gateway, clock, metrics, timeProvider, logger);
        _renewal = new TokenRenewal(endpoint, clock, _refused, credentials, _store, timeProvider, logger);
        _disposalToken = _disposal.Token;
    }

    /// <summary>Ends when no renewal is under way any more.</summary>
    internal Task Idle => _latestFlight?.Settled ?? Task.CompletedTask;

    /// <summary>A token to send. Waits only while every token that it has is used up.</summary>
    public ValueTask<TokenResult> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current)
        {
            var now = _timeProvider.GetTimestamp();
            if (now < current.RenewAt)
            {
                return new ValueTask<TokenResult>(current.Result);
            }

            if (now < current.ExpiresAt)
            {
                RenewAhead();
                return new ValueTask<TokenResult>(current.Result);
            }
        }

        return JoinAsync(null, cancellationToken);
    }

    /// <summary>A token other than the one that the gateway refused.</summary>
    public ValueTask<TokenResult> RenewAsync(AccessToken refused, CancellationToken cancellationToken) =>
        JoinAsync(refused, cancellationToken);

    public void Dispose()
    {
        TokenFlight? flight;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _current = null;
            flight = _flight;
        }

        flight?.Land(new TokenResult(TokenFailure.Disposed));
        _disposal.Cancel();
        _disposal.Dispose();
    }

    private void RenewAhead()
    {
        if (_flight is not null)
        {
            return;
        }

        var settings = _credentials.Current;
        lock (_gate)
        {
            var isStillDue = _current is { } current && _timeProvider.GetTimestamp() >= current.RenewAt;
            if (isStillDue && !_disposed && _flight is null && _pause.Find(settings, isAhead: true) is null)
            {
                Start(TokenCause.Ahead, settings);
            }
        }
    }

    private ValueTask<TokenResult> JoinAsync(AccessToken? refused, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new ValueTask<TokenResult>(Task.FromCanceled<TokenResult>(cancellationToken));
        }

        if (refused is not null)
        {
            _refused.Add(refused);
        }

        var settings = _credentials.Current;
        TokenFlight flight;
        lock (_gate)
        {
            if (FindResult(refused, settings) is { } result)
            {
                return new ValueTask<TokenResult>(result);
            }

            flight = _flight ?? Start(refused is not null ? TokenCause.Refused : _last is null ? TokenCause.First : TokenCause.Expired, settings);
            if (flight.Delay == TimeSpan.Zero)
            {
                _current = null;
            }
        }

        return new ValueTask<TokenResult>(flight.Result.WaitAsync(Timeout.InfiniteTimeSpan, _timeProvider, cancellationToken));
    }

    /// <summary>The result as far as it is known at once; null where a renewal has to be awaited.</summary>
    private TokenResult? FindResult(AccessToken? refused, TokenSettings settings)
    {
        if (_disposed)
        {
            return new TokenResult(TokenFailure.Disposed);
        }

        var current = _current;
        var isRefused = refused is not null && refused.Value == current?.Value;
        if (!isRefused && current is not null && _timeProvider.GetTimestamp() < current.ExpiresAt)
        {
            return current.Result;
        }

        // It stays for the other callers: the gateway may refuse it for one operation alone.
        if (isRefused && _refused.WouldBeRefusedAgain(current!))
        {
            return new TokenResult(TokenFailure.EveryTokenRefused);
        }

        if (_flight is null && _pause.Find(settings, isAhead: false) is { } failure)
        {
            _current = null;
            return new TokenResult(failure);
        }

        return null;
    }

    private TokenFlight Start(TokenCause cause, TokenSettings settings)
    {
        var flight = new TokenFlight(cause, _last, settings, cause == TokenCause.Refused ? _pace.Next() : TimeSpan.Zero);
        _flight = _latestFlight = flight;

        // Unsafe: a flight outlives the caller that began it, and must not carry its activity and locals along.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = FlyAsync(flight), null);
        return flight;
    }

    private async Task FlyAsync(TokenFlight flight)
    {
        TokenResult result;
        try
        {
            result = await _renewal.RunAsync(flight, _disposalToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            result = new TokenResult(TokenFailure.Fault(TokenEndpoint.LoginOperation, exception));
        }

        var pause = Finish(flight, result);
        try
        {
            await FollowUpAsync(flight, result, pause).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits here any more: a log that throws must not end as an unobserved exception.
        }
        finally
        {
            flight.Settle();
        }
    }

    private TimeSpan Finish(TokenFlight flight, TokenResult result)
    {
        var pause = TimeSpan.Zero;
        lock (_gate)
        {
            _flight = null;
            if (_disposed)
            {
                result = new TokenResult(TokenFailure.Disposed);
            }

            if (result.Failure is { } failure)
            {
                pause = _pause.Begin(failure, flight.Settings);
            }
            else
            {
                _current = _last = result.Token;
                _pause.End();
            }
        }

        flight.Land(result);
        return pause;
    }

    private Task FollowUpAsync(TokenFlight flight, TokenResult result, TimeSpan pause)
    {
        if (result.Failure is { IsTransient: false, IsOfPartnerStore: false } failure && !_disposalToken.IsCancellationRequested)
        {
            _logger.RenewalPaused(failure.Outcome, pause.TotalSeconds);
        }

        return _store is not null && result.Token is { Grant: not TokenGrant.Store } token
            ? _store.WriteAsync(flight.Settings, token, _disposalToken)
            : Task.CompletedTask;
    }
}
