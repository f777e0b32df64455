namespace Baloan.Sdk;

/// <summary>Asks for a contract until it exists, no faster than the gateway likes.</summary>
internal sealed class ContractPoll(TimeSpan interval, TimeProvider timeProvider)
{
    // The gateway may slow the asking down; it may not put it off for ever.
    private const int MaxIntervals = 4;

    private readonly TimeSpan _longest = new(interval.Ticks * MaxIntervals);

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
                pause = error.RetryAfter is { } wanted && wanted > interval ? wanted < _longest ? wanted : _longest : interval;
            }

            await timeProvider.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsNotYet(BaloanApiException error) =>
        (error is BaloanNotFoundException && error.Operation != TokenEndpoint.LoginOperation) || error is BaloanRateLimitedException || error.Code == BaloanErrorCode.NotAllowedInState;
}
