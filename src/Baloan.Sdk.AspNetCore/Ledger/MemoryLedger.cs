namespace Baloan.Sdk;

/// <summary>Remembers loans in memory, and lets one call back a loan in at a time. Bounded; the loan that was longest unused goes first.</summary>
internal sealed class MemoryLedger(TimeProvider timeProvider)
{
    private readonly object _gate = new();
    private readonly Dictionary<Guid, LoanEntry> _entries = [];
    private readonly LinkedList<LoanEntry> _byUse = new();

    /// <summary>Takes the loan's turn; null where somebody has it.</summary>
    public Turn? TryEnter(Guid loanId, BaloanCallbackLedgerOptions options)
    {
        lock (_gate)
        {
            var now = Evict(options);
            var entry = _entries.GetValueOrDefault(loanId);
            return entry is { IsTaken: true } ? null : Take(Use(entry, loanId, now));
        }
    }

    /// <summary>Waits for the loan's turn.</summary>
    /// <exception cref="OperationCanceledException">It did not come before the end.</exception>
    public async Task<Turn> EnterAsync(Guid loanId, BaloanCallbackLedgerOptions options, CancellationToken cancellationToken)
    {
        LoanEntry entry;
        TaskCompletionSource given;
        lock (_gate)
        {
            var now = Evict(options);
            entry = Use(_entries.GetValueOrDefault(loanId), loanId, now);
            if (!entry.IsTaken)
            {
                return Take(entry);
            }

            given = entry.Wait();
        }

        var end = cancellationToken.UnsafeRegister(static (given, token) => ((TaskCompletionSource)given!).TrySetCanceled(token), given);
        await using (end.ConfigureAwait(false))
        {
            try
            {
                await given.Task.ConfigureAwait(false);
                return new Turn(this, entry);
            }
            catch (OperationCanceledException)
            {
                lock (_gate)
                {
                    Release(entry);
                }

                throw;
            }
        }
    }

    private Turn Take(LoanEntry entry)
    {
        entry.IsTaken = true;
        return new Turn(this, entry);
    }

    /// <summary>Counts one more user of a loan, which is new where there is no entry yet.</summary>
    private LoanEntry Use(LoanEntry? entry, Guid loanId, long now)
    {
        if (entry is null)
        {
            entry = new LoanEntry(loanId);
            _entries.Add(loanId, entry);
        }
        else
        {
            _byUse.Remove(entry.Place);
        }

        entry.Users++;
        entry.UsedAt = now;
        _byUse.AddLast(entry.Place);
        return entry;
    }

    private void Leave(LoanEntry entry)
    {
        lock (_gate)
        {
            entry.IsTaken = entry.TryGive();
            Release(entry);
        }
    }

    private void Release(LoanEntry entry)
    {
        entry.Users--;
        if (entry.Users == 0 && ReferenceEquals(entry.Record, CallbackRecord.Empty))
        {
            Remove(entry);
        }
    }

    /// <summary>Forgets what is too much or too old, as of the time that it gives back.</summary>
    private long Evict(BaloanCallbackLedgerOptions options)
    {
        var now = timeProvider.GetTimestamp();
        for (var place = _byUse.First; place is not null;)
        {
            var entry = place.Value;
            if (_entries.Count <= options.Capacity && timeProvider.GetElapsedTime(entry.UsedAt, now) < options.RememberFor)
            {
                break;
            }

            // One in use stays: who waits for its turn must find what the one before has done.
            place = place.Next;
            if (entry.Users == 0)
            {
                Remove(entry);
            }
        }

        return now;
    }

    private void Remove(LoanEntry entry)
    {
        _entries.Remove(entry.LoanId);
        _byUse.Remove(entry.Place);
    }

    /// <summary>A loan's turn; what it sets is remembered at once.</summary>
    internal readonly struct Turn(MemoryLedger ledger, LoanEntry entry) : IDisposable
    {
        public CallbackRecord Record
        {
            get => entry.Record;
            set => entry.Record = value;
        }

        public void Dispose() => ledger.Leave(entry);
    }
}

/// <summary>A loan in the memory of this node.</summary>
internal sealed class LoanEntry
{
    private Queue<TaskCompletionSource>? _waiting;

    public LoanEntry(Guid loanId)
    {
        LoanId = loanId;
        Place = new LinkedListNode<LoanEntry>(this);
    }

    public Guid LoanId { get; }

    /// <summary>Its place among all, which stand in the order of their last use.</summary>
    public LinkedListNode<LoanEntry> Place { get; }

    public CallbackRecord Record { get; set; } = CallbackRecord.Empty;

    /// <summary>Whether it is somebody's turn.</summary>
    public bool IsTaken { get; set; }

    /// <summary>Whoever has the turn, and all that wait for it.</summary>
    public int Users { get; set; }

    public long UsedAt { get; set; }

    /// <summary>Gets into the line.</summary>
    public TaskCompletionSource Wait()
    {
        // What goes on with the turn must not run in the lock of the one that leaves.
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(given);
        return given;
    }

    /// <summary>Gives the turn to the first in the line that has not given up.</summary>
    public bool TryGive()
    {
        while (_waiting is not null && _waiting.TryDequeue(out var given))
        {
            if (given.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }
}
