namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>A ledger that is down.</summary>
internal sealed class BrokenLedger : IBaloanCallbackLedger
{
    public int Questions { get; private set; }

    public Task<BaloanCallbackLease?> TryAcquireAsync(Guid loanId, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        Questions++;
        throw Down();
    }

    public Task<bool> RenewAsync(BaloanCallbackLease lease, TimeSpan leaseTime, CancellationToken cancellationToken) => throw Down();

    public Task<bool> ReleaseAsync(BaloanCallbackLease lease, string? record, TimeSpan rememberFor, CancellationToken cancellationToken) => throw Down();

    public Task CheckAsync(CancellationToken cancellationToken) => throw Down();

    private static InvalidOperationException Down() => new($"down; {CallbackApp.Secret}");
}
