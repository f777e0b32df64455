using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Brings a new token: from the shared store, by the refresh token, or by a log-in. One renewal runs at a time, so the
/// state here needs no lock of its own: the manager's lock lies between two renewals.
/// </summary>
internal sealed class TokenRenewal(
    TokenEndpoint endpoint,
    AccessTokenFactory tokens,
    RefusedTokens refused,
    ICredentialSource? credentials,
    GuardedTokenStore? store,
    TimeProvider time,
    ILogger logger)
{
    private string? _refresh;
    private TokenSettings? _refreshOwner;
    private bool _refreshUnsupported;

    public async Task<RenewedToken> RunAsync(TokenFlight flight, CancellationToken cancellationToken)
    {
        if (flight.Delay > TimeSpan.Zero)
        {
            logger.RenewalSpaced(flight.Delay.TotalSeconds);
            await time.PauseAsync(flight.Delay, cancellationToken).ConfigureAwait(false);
        }

        if (credentials is not null)
        {
            if (await credentials.RenewAsync(cancellationToken).ConfigureAwait(false) is { } failure)
            {
                logger.NoCredentials(failure.Outcome == TokenOutcome.Refused ? "it knows the partner no more" : "it failed");
                return new RenewedToken(new TokenResult(failure), toShare: null);
            }

            flight.Settings = credentials.Current;
        }

        if (_refreshOwner is not null && !flight.Settings.HasSameCredentials(_refreshOwner))
        {
            Keep(null, flight.Settings);
        }

        return store is null
            ? await FromGatewayAsync(flight, cancellationToken).ConfigureAwait(false)
            : await FromStoreOrGatewayAsync(store, flight, cancellationToken).ConfigureAwait(false);
    }

    public Task ShareAsync(SharedToken token, TokenSettings settings, CancellationToken cancellationToken) =>
        store is null ? Task.CompletedTask : store.WriteAsync(settings, token, cancellationToken);

    private async Task<RenewedToken> FromStoreOrGatewayAsync(GuardedTokenStore shared, TokenFlight flight, CancellationToken cancellationToken)
    {
        var found = await shared.ReadAsync(flight.Settings, cancellationToken).ConfigureAwait(false);
        return found is not null && TakeShared(found, flight) is { } token
            ? new RenewedToken(token.Result, toShare: null)
            : await FromGatewayAsync(flight, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The token of the shared store; null where it is none that is worth taking.</summary>
    private AccessToken? TakeShared(SharedToken shared, TokenFlight flight)
    {
        var isNews = shared.Access != flight.Previous?.Value && !refused.Contains(shared.Access);
        var token = isNews ? tokens.FromStore(shared, flight.Settings.Options) : null;
        if (shared.Refresh is not null && (token is not null || _refresh is null))
        {
            Keep(shared.Refresh, flight.Settings);
        }

        if (token is null || time.GetTimestamp() >= token.RenewAt)
        {
            return null;
        }

        LogObtained(token, flight.Cause);
        return token;
    }

    private async Task<RenewedToken> FromGatewayAsync(TokenFlight flight, CancellationToken cancellationToken)
    {
        // A refreshed token that was refused speaks against its refresh token too.
        var mayRefresh = flight.Cause != TokenCause.Refused || flight.Previous?.Grant != TokenGrant.Refresh;
        var options = flight.Settings.Options;
        AccessToken? token = null;
        var answer = await TokenRetry.RunAsync(options, time, ClimbAsync, cancellationToken).ConfigureAwait(false);
        if (token is null)
        {
            return new RenewedToken(new TokenResult(answer.Failure!), null);
        }

        LogObtained(token, flight.Cause);
        var lifetime = time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt);
        return new RenewedToken(token.Result, new SharedToken(token.Value, _refresh, token.ServerExpiry, lifetime));

        // The first rung is tried once a renewal: after that a log-in is the surer way.
        async Task<TokenAnswer> ClimbAsync(CancellationToken attemptToken)
        {
            if (mayRefresh && !_refreshUnsupported && _refresh is { } refresh)
            {
                mayRefresh = false;
                var refreshed = await endpoint.RefreshAsync(refresh, flight.Cause, attemptToken).ConfigureAwait(false);
                if (refreshed.Failure is null)
                {
                    return Take(refreshed, TokenGrant.Refresh);
                }

                if (!Descend(refreshed, flight.Settings))
                {
                    return refreshed;
                }
            }

            var loggedIn = await endpoint.LogInAsync(flight.Settings, flight.Cause, attemptToken).ConfigureAwait(false);
            return loggedIn.Failure is null ? Take(loggedIn, TokenGrant.Login) : loggedIn;
        }

        TokenAnswer Take(TokenAnswer granted, TokenGrant grant)
        {
            token = tokens.FromAnswer(granted, grant, options);
            Keep(granted.Refresh ?? (grant == TokenGrant.Refresh ? _refresh : null), flight.Settings);
            return granted;
        }
    }

    /// <summary>Draws the conclusions of a failed refresh; false where a log-in has to wait as well.</summary>
    private bool Descend(TokenAnswer refreshed, TokenSettings settings)
    {
        if ((int)refreshed.Status is 404 or 405 or 410 or 501)
        {
            _refreshUnsupported = true;
            logger.RefreshUnsupported((int)refreshed.Status);
        }

        if (refreshed.Outcome == TokenOutcome.Refused)
        {
            Keep(null, settings);
        }

        return refreshed.Failure!.RetryAfter is null;
    }

    private void Keep(string? refresh, TokenSettings owner)
    {
        _refresh = refresh;
        _refreshOwner = owner;
    }

    private void LogObtained(AccessToken token, TokenCause cause) =>
        logger.TokenObtained(token.Grant, cause, time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).TotalSeconds);
}

/// <summary>One renewal, and what its waiters wait for.</summary>
internal sealed class TokenFlight(TokenCause cause, AccessToken? previous, TokenSettings settings, TimeSpan delay)
{
    // Without this option one waiter's work would hold up the next one's.
    private readonly TaskCompletionSource<TokenResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TokenCause Cause { get; } = cause;

    /// <summary>The token that is to be replaced.</summary>
    public AccessToken? Previous { get; } = previous;

    /// <summary>The credentials and options; those of its beginning, until it has asked for newer ones.</summary>
    public TokenSettings Settings { get; set; } = settings;

    /// <summary>How long it waits before it begins. Until then the token that it replaces goes on to serve whom it can.</summary>
    public TimeSpan Delay { get; } = delay;

    public Task<TokenResult> Result => _result.Task;

    /// <summary>Ends when the work after the result is done too.</summary>
    public Task Settled => _settled.Task;

    public void Land(TokenResult result) => _result.TrySetResult(result);

    public void Settle() => _settled.TrySetResult(true);
}

/// <summary>Why a token is asked for.</summary>
internal enum TokenCause
{
    First,
    Ahead,
    Expired,
    Refused,
}

/// <summary>What a renewal brought, and what of it other nodes should know.</summary>
internal sealed class RenewedToken(TokenResult result, SharedToken? toShare)
{
    public TokenResult Result { get; } = result;

    public SharedToken? ToShare { get; } = toShare;
}
