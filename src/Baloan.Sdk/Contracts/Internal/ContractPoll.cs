using Baloan.Sdk.Authentication.Internal;

namespace Baloan.Sdk.Contracts.Internal;

/// <summary>Asks for a contract until it exists, no faster than the gateway likes.</summary>
internal sealed class ContractPoll(TimeSpan interval, TimeProvider timeProvider)
{
    // A timer takes no more than some weeks, and nobody waits for them.
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(1);

    public async Task<LoanContract> UntilItExistsAsync(Func<CancellationToken, Task<LoanContract>> get, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                return await get(cancellationToken).ConfigureAwait(false);
            }
            catch (BaloanApiException error) when (IsNotYet(error))
            {
                pause = error.RetryAfter is { } wanted && wanted > interval ? wanted < MaxPause ? wanted : MaxPause : interval;
            }

            await timeProvider.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsNotYet(BaloanApiException error) =>
        (error is BaloanNotFoundException && error.Operation != TokenEndpoint.LoginOperation) || error is BaloanRateLimitedException || error.Code == BaloanErrorCode.NotAllowedInState;
}
