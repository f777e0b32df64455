namespace Baloan.Sdk;

/// <summary>
/// Keeps repeats from turning an outage into a storm: each failure takes a credit, each success gives a tenth of one back,
/// and there are repeats only while more than half of the credits are left.
/// </summary>
internal sealed class RetryBudget
{
    // In tenths, so that it stays whole.
    private const int Full = 200;
    private const int Success = 1;
    private const int Failure = 10;

    private int _credits = Full;

    public bool AllowsRetry => Volatile.Read(ref _credits) > Full / 2;

    public void OnSuccess()
    {
        var credits = Volatile.Read(ref _credits);
        if (credits < Full)
        {
            // A lost race loses a tenth of a credit, which is cheaper than a loop on every call.
            Interlocked.CompareExchange(ref _credits, Math.Min(Full, credits + Success), credits);
        }
    }

    public void OnFailure()
    {
        var credits = Volatile.Read(ref _credits);
        while (credits > 0)
        {
            var before = Interlocked.CompareExchange(ref _credits, Math.Max(0, credits - Failure), credits);
            if (before == credits)
            {
                return;
            }

            credits = before;
        }
    }
}
