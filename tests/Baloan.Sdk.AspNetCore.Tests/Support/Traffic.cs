namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>Call backs for many loans: each change of a loan comes one to five times, and all of them in disorder.</summary>
internal sealed class Traffic
{
    private static readonly LoanState[] Path = [LoanState.Created, LoanState.ChequeVerified, LoanState.SentToBank, LoanState.Paid];

    public Traffic(int loans, int atLeast, int seed)
    {
        var random = new Random(seed);
        var callbacks = new List<(Guid LoanId, LoanState State)>();
        for (var number = 1; number <= loans; number++)
        {
            var id = new Guid(number, 0, 0, new byte[8]);
            foreach (var state in WayOf(random))
            {
                Changes.Add((id, state));
                LastStates[id] = state;
                callbacks.AddRange(Enumerable.Repeat((id, state), random.Next(1, 6)));
            }
        }

        while (callbacks.Count < atLeast)
        {
            callbacks.Add(callbacks[random.Next(callbacks.Count)]);
        }

        Callbacks = [.. callbacks];
        random.Shuffle(Callbacks);
    }

    public (Guid LoanId, LoanState State)[] Callbacks { get; }

    /// <summary>Every real change, once.</summary>
    public HashSet<(Guid LoanId, LoanState State)> Changes { get; } = [];

    public Dictionary<Guid, LoanState> LastStates { get; } = [];

    // Most loans are paid; some are blocked or cancelled on their way, or are still on it.
    private static LoanState[] WayOf(Random random) => random.Next(10) switch
    {
        0 => [.. Path[..random.Next(1, 4)], LoanState.Blocked],
        1 => [.. Path[..random.Next(1, 4)], LoanState.Canceled],
        2 => Path[..random.Next(1, 4)],
        _ => Path,
    };
}
