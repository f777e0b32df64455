using System.Collections.Concurrent;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>A partner's shop: an order for each loan. It fails now and then, and does not set an order back.</summary>
/// <param name="failsEvery">It fails one time in so many.</param>
/// <param name="comparesStates">Whether it also compares with the state of its own order.</param>
/// <param name="seed">The seed of its failures.</param>
internal sealed class Shop(int failsEvery, bool comparesStates, int seed)
{
    private readonly Random _random = new(seed);
    private int _failures;

    public int Failures => _failures;

    public ConcurrentDictionary<Guid, LoanState> Orders { get; } = new();

    /// <summary>How often each change was handled to the end.</summary>
    public ConcurrentDictionary<(Guid LoanId, LoanState State), int> Runs { get; } = new();

    public async Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Fails())
        {
            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("The shop failed.");
        }

        var isOld = comparesStates && Orders.TryGetValue(callback.LoanId, out var known) && callback.State.IsBefore(known);
        if (!context.IsRegressing && !isOld)
        {
            Orders[callback.LoanId] = callback.State;
        }

        Runs.AddOrUpdate((callback.LoanId, callback.State), 1, (_, runs) => runs + 1);
    }

    private bool Fails()
    {
        lock (_random)
        {
            return _random.Next(failsEvery) == 0;
        }
    }
}
