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
    private readonly TokenRenewal _renewal;
    private readonly RefusedTokens _refused;
    private readonly RenewalPause _pause;
    private readonly RenewalPace _pace;
    private readonly TokenSettingsSource _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private volatile AccessToken? _current;
    private volatile TokenFlight? _flight;
    private TokenFlight? _latestFlight;
    private AccessToken? _last;
    private bool _disposed;

    public TokenManager(TokenRenewal renewal, RefusedTokens refused, TokenSettingsSource settings, TimeProvider time, ILogger logger)
    {
        _renewal = renewal;
        _refused = refused;
        _settings = settings;
        _time = time;
        _logger = logger;
        _pause = new RenewalPause(time);
        _pace = new RenewalPace(time);
        _disposalToken = _disposal.Token;
    }

    /// <summary>Ends when no renewal is under way any more.</summary>
    internal Task Idle => Volatile.Read(ref _latestFlight)?.Settled ?? Task.CompletedTask;

    /// <summary>A token to send. Waits only where there is none that serves.</summary>
    public ValueTask<TokenResult> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } current)
        {
            var now = _time.GetTimestamp();
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

        var settings = _settings.Current;
        lock (_gate)
        {
            var isStillDue = _current is { } current && _time.GetTimestamp() >= current.RenewAt;
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

        var settings = _settings.Current;
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

        return new ValueTask<TokenResult>(flight.Result.WaitAsync(Timeout.InfiniteTimeSpan, _time, cancellationToken));
    }

    /// <summary>What can be said without a flight; null where one is needed.</summary>
    private TokenResult? FindResult(AccessToken? refused, TokenSettings settings)
    {
        if (_disposed)
        {
            return new TokenResult(TokenFailure.Disposed);
        }

        var current = _current;
        var isRefused = refused is not null && refused.Value == current?.Value;
        if (!isRefused && current is not null && _time.GetTimestamp() < current.ExpiresAt)
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
        _flight = flight;
        Volatile.Write(ref _latestFlight, flight);

        // Unsafe: a flight outlives the caller that began it, and must not carry its activity and locals along.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = FlyAsync(flight), null);
        return flight;
    }

    private async Task FlyAsync(TokenFlight flight)
    {
        RenewedToken renewed;
        try
        {
            renewed = await _renewal.RunAsync(flight, _disposalToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            renewed = new RenewedToken(new TokenResult(TokenFailure.Fault(TokenEndpoint.LoginOperation, exception)), null);
        }

        var pause = Finish(flight, renewed.Result);
        try
        {
            await FollowUpAsync(flight, renewed, pause).ConfigureAwait(false);
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

            if (result.TryGetToken(out var token, out var failure))
            {
                _last = token;
                _current = token;
                _pause.End();
            }
            else
            {
                pause = _pause.Begin(failure, flight.Settings);
            }
        }

        flight.Land(result);
        return pause;
    }

    private Task FollowUpAsync(TokenFlight flight, RenewedToken renewed, TimeSpan pause)
    {
        if (renewed.Result.Failure is { IsTransient: false, IsOfPartnerStore: false } failure && !_disposalToken.IsCancellationRequested)
        {
            _logger.RenewalPaused(failure.Outcome, pause.TotalSeconds);
        }

        return renewed.ToShare is null
            ? Task.CompletedTask
            : _renewal.ShareAsync(renewed.ToShare, flight.Settings, _disposalToken);
    }
}
