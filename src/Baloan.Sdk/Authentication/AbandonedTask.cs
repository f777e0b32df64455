namespace Baloan.Sdk;

/// <summary>What is done with a task that nobody waits for any longer.</summary>
internal static class AbandonedTask
{
    /// <summary>Asks a task to end, and takes note of what it may throw later, which would be reported as unobserved else.</summary>
    public static void Abandon(this Task task, CancellationTokenSource stop)
    {
        _ = task.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        stop.Cancel();
    }
}
