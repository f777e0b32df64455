namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>A ledger that never answers, and does not even obey its tokens.</summary>
internal sealed class SilentLedger : IBaloanCallbackLedger
{
    public Task<BaloanCallbackLease?> TryAcquireAsync(Guid loanId, TimeSpan leaseTime, CancellationToken cancellationToken) =>
        new TaskCompletionSource<BaloanCallbackLease?>().Task;

    public Task<bool> RenewAsync(BaloanCallbackLease lease, TimeSpan leaseTime, CancellationToken cancellationToken) => new TaskCompletionSource<bool>().Task;

    public Task<bool> ReleaseAsync(BaloanCallbackLease lease, string? record, TimeSpan rememberFor, CancellationToken cancellationToken) =>
        new TaskCompletionSource<bool>().Task;

    public Task CheckAsync(CancellationToken cancellationToken) => new TaskCompletionSource().Task;
}
