namespace Baloan.Sandbox.Tests.Support;

/// <summary>Waits for what happens beside the test; a limit turns what never happens into a failure.</summary>
internal static class Eventually
{
    /// <summary>Longer than a busy machine takes, so that only a fault reaches it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task IsTrueAsync(Func<bool> condition, string because)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!condition())
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"This never happened: {because}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }
    }
}
