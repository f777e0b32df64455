using System.Collections.Concurrent;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Support;

/// <summary>What a partner's handler was given.</summary>
internal sealed class Orders
{
    public ConcurrentQueue<LoanState> States { get; } = new();

    public TaskCompletionSource<LoanState> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal sealed class OrderHandler(Orders orders) : IBaloanCallbackHandler
{
    public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        orders.States.Enqueue(callback.State);
        orders.First.TrySetResult(callback.State);
        return Task.CompletedTask;
    }
}
