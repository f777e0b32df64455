using System.Collections.Concurrent;

namespace Baloan.Sandbox.Callbacks;

/// <summary>
/// The pauses of call backs that failed, in real time. They are kept nowhere: a restart tries every pending call back at once.
/// </summary>
internal sealed class RetryPauses(BaloanSandboxOptions options)
{
    private readonly ConcurrentDictionary<Guid, RetryPause> _pauses = new();

    /// <summary>How long a call back waits from now on for its next attempt; null when it does not wait.</summary>
    public TimeSpan? LeftOf(Guid callbackId) =>
        _pauses.TryGetValue(callbackId, out var pause) ? LeftOf(pause) : null;

    public void Begin(Guid callbackId, TimeSpan length) => _pauses[callbackId] = new(options.TimeProvider.GetUtcNow() + length);

    /// <summary>Waits until a call back's pause is over, or until somebody ends it.</summary>
    public async Task WaitAsync(Guid callbackId, CancellationToken stopping)
    {
        if (!_pauses.TryGetValue(callbackId, out var pause))
        {
            return;
        }

        var left = LeftOf(pause);
        if (left > TimeSpan.Zero)
        {
            await pause.Ended.Task.WaitAsync(left, options.TimeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.ThrowIfCancellationRequested();
        }

        _pauses.TryRemove(KeyValuePair.Create(callbackId, pause));
    }

    /// <summary>Ends a call back's pause; whether it had one.</summary>
    public bool TryEnd(Guid callbackId) => _pauses.TryRemove(callbackId, out var pause) && pause.Ended.TrySetResult();

    public void Clear()
    {
        foreach (var id in _pauses.Keys)
        {
            TryEnd(id);
        }
    }

    private TimeSpan LeftOf(RetryPause pause) => pause.End - options.TimeProvider.GetUtcNow();
}

/// <summary>One pause between two attempts.</summary>
internal sealed class RetryPause(DateTimeOffset end)
{
    /// <summary>When it is over, in real time.</summary>
    public DateTimeOffset End => end;

    /// <summary>Is done when somebody ends it before its time.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
