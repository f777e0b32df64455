using System.Collections.Concurrent;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Marketplace;

/// <summary>What the marketplace's handler was given.</summary>
internal sealed class MarketNews(int expected)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _left = expected;

    public ConcurrentDictionary<Guid, (string? Partner, LoanState State, bool IsConfirmed)> Latest { get; } = new();

    /// <summary>Ends when so many changes have come.</summary>
    public Task AllCame => _all.Task;

    public void Take(LoanCallback callback, BaloanCallbackContext context)
    {
        Latest[callback.LoanId] = (context.Partner, callback.State, context.IsConfirmed);
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.SetResult();
        }
    }
}
