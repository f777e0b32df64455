using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>
/// Brings a new token: from the shared store, by the refresh token, or by a log-in. One renewal runs at a time, so the
/// state here needs no lock of its own: the manager's lock lies between two renewals.
/// </summary>
internal sealed class TokenRenewal(
    TokenEndpoint endpoint,
    AccessTokenFactory tokens,
    RefusedTokens refused,
    GuardedTokenStore? store,
    TokenMetrics metrics,
    TimeProvider time,
    ILogger logger)
{
    private string? _refresh;
    private TokenSettings? _refreshOwner;
    private bool _refreshUnsupported;

    public async Task<RenewedToken> RunAsync(TokenFlight flight, CancellationToken cancellationToken)
    {
        if (_refreshOwner is not null && !flight.Settings.HasSameCredentials(_refreshOwner))
        {
            Keep(null, flight.Settings);
        }

        return await FromStoreAsync(flight, cancellationToken).ConfigureAwait(false)
            ?? await FromGatewayAsync(flight, cancellationToken).ConfigureAwait(false);
    }

    public Task ShareAsync(SharedToken token, TokenSettings settings, CancellationToken cancellationToken) =>
        store is null ? Task.CompletedTask : store.WriteAsync(settings, token, cancellationToken);

    private async Task<RenewedToken?> FromStoreAsync(TokenFlight flight, CancellationToken cancellationToken)
    {
        if (store is null || await store.ReadAsync(flight.Settings, cancellationToken).ConfigureAwait(false) is not { } shared)
        {
            return null;
        }

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
        return new RenewedToken(new TokenResult(token), null);
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
        return new RenewedToken(new TokenResult(token), new SharedToken(token.Value, _refresh, token.ServerExpiry, lifetime));

        // The first rung is tried once a renewal: after that a log-in is the surer way.
        async ValueTask<TokenAnswer> ClimbAsync(CancellationToken attemptToken)
        {
            if (mayRefresh && !_refreshUnsupported && _refresh is { } refresh)
            {
                mayRefresh = false;
                var refreshed = await ReportAsync(TokenGrant.Refresh, flight.Cause, endpoint.RefreshAsync(refresh, attemptToken)).ConfigureAwait(false);
                if (refreshed.Failure is null)
                {
                    return Take(refreshed, TokenGrant.Refresh);
                }

                if (!Descend(refreshed, flight.Settings))
                {
                    return refreshed;
                }
            }

            var login = endpoint.LogInAsync(flight.Settings.Username, flight.Settings.Password, attemptToken);
            var loggedIn = await ReportAsync(TokenGrant.Login, flight.Cause, login).ConfigureAwait(false);
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
        if ((int)refreshed.Status is 404 or 405)
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

    private async Task<TokenAnswer> ReportAsync(TokenGrant grant, TokenCause cause, Task<TokenAnswer> request)
    {
        var outcome = TokenOutcome.NoAnswer;
        var status = 0;
        try
        {
            var answer = await request.ConfigureAwait(false);
            outcome = answer.Outcome;
            status = (int)answer.Status;
            return answer;
        }
        finally
        {
            metrics.RequestEnded(cause, grant, outcome);
            if (outcome != TokenOutcome.Granted)
            {
                logger.TokenRequestFailed(grant, cause, outcome, status);
            }
        }
    }

    private void LogObtained(AccessToken token, TokenCause cause) =>
        logger.TokenObtained(token.Grant, cause, time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).TotalSeconds);
}
