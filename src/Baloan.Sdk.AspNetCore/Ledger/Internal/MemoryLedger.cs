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

    /// <summary>Waits for the loan's turn.</summary>
    public async Task<Turn> EnterAsync(Guid loanId, BaloanCallbackLedgerOptions options, CancellationToken cancellationToken)
    {
        var entry = Use(loanId, options);
        try
        {
            await entry.Door.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Turn(this, entry);
        }
        catch
        {
            Leave(entry);
            throw;
        }
    }

    private Entry Use(Guid loanId, BaloanCallbackLedgerOptions options)
    {
        lock (_gate)
        {
            Evict(options);
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
            entry.UsedAt = time.GetTimestamp();
            _byUse.AddLast(entry.Node);
            return entry;
        }
    }

    private void Leave(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
            if (entry.Users == 0 && ReferenceEquals(entry.Record, CallbackRecord.Empty))
            {
                Remove(entry);
            }
        }
    }

    private void Evict(BaloanCallbackLedgerOptions options)
    {
        for (var node = _byUse.First; node is not null;)
        {
            var (entry, next) = (node.Value, node.Next);
            if (_entries.Count <= options.Capacity && time.GetElapsedTime(entry.UsedAt) < options.RememberFor)
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
        public Entry(Guid loanId)
        {
            LoanId = loanId;
            Node = new LinkedListNode<Entry>(this);
        }

        public Guid LoanId { get; }

        public LinkedListNode<Entry> Node { get; }

        public SemaphoreSlim Door { get; } = new(1, 1);

        public CallbackRecord Record { get; set; } = CallbackRecord.Empty;

        public int Users { get; set; }

        public long UsedAt { get; set; }
    }

    /// <summary>A loan's turn; what it sets is remembered at once.</summary>
    internal sealed class Turn(MemoryLedger ledger, Entry entry) : IDisposable
    {
        public CallbackRecord Record
        {
            get => entry.Record;
            set => entry.Record = value;
        }

        public void Dispose()
        {
            entry.Door.Release();
            ledger.Leave(entry);
        }
    }
}
