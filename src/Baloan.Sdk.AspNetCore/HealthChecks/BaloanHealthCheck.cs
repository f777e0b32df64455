using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Looks at a client and at the shared ledger. It says what it found in words of its own alone.</summary>
internal sealed class BaloanHealthCheck(BaloanClient client, SharedLedger? ledger, TimeSpan timeout, TimeProvider timeProvider) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (token, cause) = await FindTokenAsync(cancellationToken).ConfigureAwait(false);
        var isCircuitOpen = client.IsCircuitOpen;
        var ledgerState = await FindLedgerAsync(cancellationToken).ConfigureAwait(false);
        var data = new Dictionary<string, object>
        {
            ["token"] = token,
            ["circuit"] = isCircuitOpen ? "open" : "closed",
        };
        if (ledgerState is not null)
        {
            data["ledger"] = ledgerState;
        }

        if (cause is not null)
        {
            data["cause"] = cause;
        }

        return token == "refused" ? new HealthCheckResult(context.Registration.FailureStatus, "Baloan's gateway refuses the credentials.", data: data)
            : token == "misconfigured" ? new HealthCheckResult(context.Registration.FailureStatus, "The client's settings do not lead to Baloan's gateway.", data: data)
            : token != "available" ? HealthCheckResult.Degraded("Baloan's gateway gives no token.", data: data)
            : isCircuitOpen ? HealthCheckResult.Degraded("Baloan's gateway keeps failing, and the circuit breaker is open.", data: data)
            : ledgerState == "unreachable" ? HealthCheckResult.Degraded("The call-back ledger does not answer.", data: data)
            : HealthCheckResult.Healthy("Baloan's gateway gives tokens.", data);
    }

    /// <summary>Whether there is a token, and where there is none, the type of the failure: nothing that the gateway has written.</summary>
    private async Task<(string Token, string? Cause)> FindTokenAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, timeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.AuthenticateAsync(end.Token).ConfigureAwait(false);
            return ("available", null);
        }
        catch (BaloanAuthenticationException)
        {
            return ("refused", nameof(BaloanAuthenticationException));
        }
        catch (Exception exception) when (exception is BaloanNotFoundException or OptionsValidationException)
        {
            return ("misconfigured", exception.GetType().Name);
        }
        catch (Exception exception) when (exception is BaloanException || !cancellationToken.IsCancellationRequested)
        {
            return ("unavailable", exception is OperationCanceledException ? nameof(TimeoutException) : exception.GetType().Name);
        }
    }

    private async Task<string?> FindLedgerAsync(CancellationToken cancellationToken)
    {
        if (ledger is not { Exists: true })
        {
            return ledger is null ? null : "in memory";
        }

        try
        {
            await ledger.CheckAsync(timeout, cancellationToken).ConfigureAwait(false);
            return "reachable";
        }
#pragma warning disable CA1031 // Whatever the ledger throws, it cannot be reached.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return "unreachable";
        }
    }
}
