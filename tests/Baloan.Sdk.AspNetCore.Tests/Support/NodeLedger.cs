namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>One node's way to the loans that all nodes share; it can be cut, or fall silent.</summary>
internal sealed class NodeLedger(LentLoans loans) : IBaloanCallbackLedger
{
    private readonly TaskCompletionSource _never = new();
    private readonly TaskCompletionSource _gaveBack = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsCut { get; set; }

    public bool IsSilent { get; set; }

    /// <summary>Ends once this node has given a loan back.</summary>
    public Task GaveBack => _gaveBack.Task;

    /// <summary>Runs before a loan is taken.</summary>
    public Func<Task> OnTake { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs when it is asked whether it can be reached.</summary>
    public Func<Task> OnCheck { get; set; } = () => Task.CompletedTask;

    public async Task<BaloanCallbackLease?> TryAcquireAsync(Guid loanId, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        await ReachAsync();
        await OnTake();
        return loans.Take(loanId, leaseTime);
    }

    public async Task<bool> RenewAsync(BaloanCallbackLease lease, TimeSpan leaseTime, CancellationToken cancellationToken)
    {
        await ReachAsync();
        return loans.Renew(lease, leaseTime);
    }

    public async Task<bool> ReleaseAsync(BaloanCallbackLease lease, string? record, TimeSpan rememberFor, CancellationToken cancellationToken)
    {
        await ReachAsync();
        var isHeld = loans.GiveBack(lease, record);
        _gaveBack.TrySetResult();
        return isHeld;
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await ReachAsync();
        await OnCheck();
    }

    private Task ReachAsync() =>
        IsCut ? throw new IOException("The connection was cut.") : IsSilent ? _never.Task : Task.CompletedTask;
}
