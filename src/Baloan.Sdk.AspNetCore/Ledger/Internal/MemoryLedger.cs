namespace Baloan.Sdk.AspNetCore.Ledger.Internal;

/// <summary>Remembers loans in memory, and lets one call back a loan in at a time. Bounded; the loan that was longest unused goes first.</summary>
internal sealed class MemoryLedger(TimeProvider time)
{
    private readonly object _gate = new();
    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>Takes the loan's turn; null where somebody has it.</summary>
    public Turn? TryEnter(Guid loanId, BaloanCallbackLedgerOptions options)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(loanId, out var taken) && taken.IsTaken)
            {
                return null;
            }

            var entry = Use(loanId, options);
            entry.IsTaken = true;
            return new Turn(this, entry);
        }
    }

    /// <summary>Waits for the loan's turn.</summary>
    /// <exception cref="OperationCanceledException">It did not come before the end.</exception>
    public async Task<Turn> EnterAsync(Guid loanId, BaloanCallbackLedgerOptions options, CancellationToken cancellationToken)
    {
        Entry entry;
        TaskCompletionSource given;
        lock (_gate)
        {
            entry = Use(loanId, options);
            if (!entry.IsTaken)
            {
                entry.IsTaken = true;
                return new Turn(this, entry);
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

    /// <summary>Counts one more user of a loan that is remembered from now on.</summary>
    private Entry Use(Guid loanId, BaloanCallbackLedgerOptions options)
    {
        var now = time.GetTimestamp();
        Evict(options, now);
        if (!_entries.TryGetValue(loanId, out var entry))
        {
            entry = new Entry(loanId);
            _entries.Add(loanId, entry);
        }
        else
        {
            _byUse.Remove(entry.Node);
        }

        entry.Users++;
        entry.UsedAt = now;
        _byUse.AddLast(entry.Node);
        return entry;
    }

    private void Leave(Entry entry)
    {
        lock (_gate)
        {
            entry.IsTaken = entry.TryGive();
            Release(entry);
        }
    }

    private void Release(Entry entry)
    {
        entry.Users--;
        if (entry.Users == 0 && ReferenceEquals(entry.Record, CallbackRecord.Empty))
        {
            Remove(entry);
        }
    }

    private void Evict(BaloanCallbackLedgerOptions options, long now)
    {
        for (var node = _byUse.First; node is not null;)
        {
            var (entry, next) = (node.Value, node.Next);
            if (_entries.Count <= options.Capacity && time.GetElapsedTime(entry.UsedAt, now) < options.RememberFor)
            {
                return;
            }

            // One in use stays: who waits for its turn must find what the one before has done.
            if (entry.Users == 0)
            {
                Remove(entry);
            }

            node = next;
        }
    }

    private void Remove(Entry entry)
    {
        _entries.Remove(entry.LoanId);
        _byUse.Remove(entry.Node);
    }

    internal sealed class Entry
    {
        private Queue<TaskCompletionSource>? _waiting;

        public Entry(Guid loanId)
        {
            LoanId = loanId;
            Node = new LinkedListNode<Entry>(this);
        }

        public Guid LoanId { get; }

        public LinkedListNode<Entry> Node { get; }

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

    /// <summary>A loan's turn; what it sets is remembered at once.</summary>
    internal readonly struct Turn(MemoryLedger ledger, Entry entry) : IDisposable
    {
        public CallbackRecord Record
        {
            get => entry.Record;
            set => entry.Record = value;
        }

        public void Dispose() => ledger.Leave(entry);
    }
}
