using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>
/// Brings a new token: from the shared store, by the refresh token, or by a log-in. One renewal runs at a time, so the
/// state here needs no lock of its own: the manager's lock lies between two renewals.
/// </summary>
internal sealed class TokenRenewal(
    TokenEndpoint endpoint,
    TokenClock clock,
    RefusedTokens refused,
    ICredentialSource credentials,
    GuardedTokenStore? store,
    TimeProvider timeProvider,
    ILogger logger)
{
    private string? _refresh;
    private TokenSettings? _refreshOwner;
    private bool _refreshUnsupported;

    public async Task<TokenResult> RunAsync(TokenFlight flight, CancellationToken cancellationToken)
    {
        if (flight.Delay > TimeSpan.Zero)
        {
            logger.RenewalSpaced(flight.Delay.TotalSeconds);
            await timeProvider.PauseAsync(flight.Delay, cancellationToken).ConfigureAwait(false);
        }

        if (await credentials.RenewAsync(cancellationToken).ConfigureAwait(false) is { } failure)
        {
            logger.NoCredentials(failure.Outcome == TokenOutcome.Refused ? "it knows the partner no more" : "it failed");
            return new TokenResult(failure);
        }

        flight.Settings = credentials.Current;
        if (_refreshOwner is not null && !flight.Settings.HasSameCredentials(_refreshOwner))
        {
            Keep(null, flight.Settings);
        }

        var shared = store is null ? null : await store.ReadAsync(flight.Settings, cancellationToken).ConfigureAwait(false);
        var result = shared is not null && Take(shared, flight) is { } taken
            ? taken.Result
            : await AskGatewayAsync(flight, cancellationToken).ConfigureAwait(false);
        if (result.Token is { } token)
        {
            logger.TokenObtained(token.Grant, flight.Cause, token.Lifetime.TotalSeconds);
        }

        return result;
    }

    /// <summary>The token of the shared store; null where it is not worth taking.</summary>
    private AccessToken? Take(SharedToken shared, TokenFlight flight)
    {
        var isNews = shared.Access != flight.Previous?.Value && !refused.Contains(shared.Access);
        var token = isNews ? clock.FromStore(shared, flight.Settings.Options) : null;
        if (shared.Refresh is not null && (token is not null || _refresh is null))
        {
            Keep(shared.Refresh, flight.Settings);
        }

        return token is not null && timeProvider.GetTimestamp() < token.RenewAt ? token : null;
    }

    private async Task<TokenResult> AskGatewayAsync(TokenFlight flight, CancellationToken cancellationToken)
    {
        // A refreshed token that was refused speaks against its refresh token too.
        var mayRefresh = flight.Cause != TokenCause.Refused || flight.Previous?.Grant != TokenGrant.Refresh;
        var result = await TokenRetry.RunAsync(flight.Settings.Options, timeProvider, RefreshOrLogInAsync, cancellationToken).ConfigureAwait(false);
        if (result.Token is { } token)
        {
            Keep(token.Refresh, flight.Settings);
        }

        return result;

        // The refresh token is tried once a renewal: after that a log-in is the surer way.
        async Task<TokenResult> RefreshOrLogInAsync(CancellationToken attemptToken)
        {
            if (mayRefresh && !_refreshUnsupported && _refresh is { } refresh)
            {
                mayRefresh = false;
                var refreshed = await endpoint.RefreshAsync(refresh, flight.Settings, flight.Cause, attemptToken).ConfigureAwait(false);
                if (refreshed.Failure is not { } failure || !MayLogInAfter(failure, flight.Settings))
                {
                    return refreshed;
                }
            }

            return await endpoint.LogInAsync(flight.Settings, flight.Cause, attemptToken).ConfigureAwait(false);
        }
    }

    /// <summary>Draws the conclusions of a failed refresh; false where a log-in has to wait as well.</summary>
    private bool MayLogInAfter(TokenFailure failure, TokenSettings settings)
    {
        if (failure.Status is 404 or 405 or 410 or 501)
        {
            _refreshUnsupported = true;
            logger.RefreshUnsupported(failure.Status);
        }

        if (failure.Outcome == TokenOutcome.Refused)
        {
            Keep(null, settings);
        }

        return failure.RetryAfter is null;
    }

    private void Keep(string? refresh, TokenSettings owner)
    {
        _refresh = refresh;
        _refreshOwner = owner;
    }
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
