namespace Baloan.Sandbox.Faults;

/// <summary>Counts requests of the last minute, for each rate limit.</summary>
internal sealed class RateWindows(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Queue<DateTimeOffset>> _served = [];

    /// <summary>How long to wait until a request is let through; null when this one is.</summary>
    public TimeSpan? WaitOf(SandboxFault limit)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_served.TryGetValue(limit.Id, out var served))
            {
                _served[limit.Id] = served = new();
            }

            while (served.TryPeek(out var oldest) && now - oldest >= Window)
            {
                served.Dequeue();
            }

            if (served.Count >= limit.RequestsPerMinute)
            {
                return served.Peek() + Window - now;
            }

            served.Enqueue(now);
            return null;
        }
    }
}
