namespace Baloan.Sdk;

/// <summary>Wakes the worker of this node.</summary>
internal sealed class InboxSignal : ILoanBookObserver, IDisposable
{
    // Whoever finds something wakes the next, so that one call is enough; more would have the inbox looked through for nothing.
    private readonly SemaphoreSlim _work = new(0, 1);
    private int _bookChanged;

    /// <summary>There is something to be handled.</summary>
    public void Wake()
    {
        if (_work.CurrentCount == 0)
        {
            try
            {
                _work.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody is woken already.
            }
        }
    }

    /// <summary>What waited for the book may go on.</summary>
    public void OnChanged()
    {
        Volatile.Write(ref _bookChanged, 1);
        Wake();
    }

    /// <summary>Whether the book has changed since this was last asked.</summary>
    public bool TakeBookChange() => Interlocked.Exchange(ref _bookChanged, 0) != 0;

    /// <summary>Waits until it is woken, or a time is over.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(most, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _work.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: others may have stored something.
        }
    }

    public void Dispose() => _work.Dispose();
}
