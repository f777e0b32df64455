namespace Baloan.Sandbox.Hosting;

/// <summary>Tasks that run beside the requests and end with the sandbox.</summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();

    public Task RunAsync(Func<CancellationToken, Task> work)
    {
        lock (_gate)
        {
            if (_stopping.IsCancellationRequested)
            {
                return Task.CompletedTask;
            }

            var task = WatchAsync(work);
            _running.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return task;
        }
    }

    /// <summary>Ends all of them and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_gate)
        {
            _stopping.Cancel();
            running = [.. _running];
        }

        await Task.WhenAll(running);
    }

    private async Task WatchAsync(Func<CancellationToken, Task> work)
    {
        var stopping = _stopping.Token;
        await Task.Yield();
        try
        {
            await work(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The sandbox ends, and the work with it.
        }
    }

    private void Forget(Task task)
    {
        lock (_gate)
        {
            _running.Remove(task);
        }
    }
}
