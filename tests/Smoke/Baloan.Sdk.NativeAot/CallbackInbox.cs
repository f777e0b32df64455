using System.Collections.Concurrent;

namespace Baloan.Sdk.Smoke;

/// <summary>Waits for call backs.</summary>
internal sealed class CallbackInbox
{
    private readonly ConcurrentDictionary<(Guid, LoanState), TaskCompletionSource> _arrivals = new();

    public Task ArrivalOf(Guid loanId, LoanState state) => Source(loanId, state).Task;

    public void Arrived(LoanCallback callback) => Source(callback.LoanId, callback.State).TrySetResult();

    private TaskCompletionSource Source(Guid loanId, LoanState state) =>
        _arrivals.GetOrAdd((loanId, state), _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
