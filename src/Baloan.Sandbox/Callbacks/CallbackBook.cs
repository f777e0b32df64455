using System.Globalization;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Callbacks;

/// <summary>Every call back and its attempts.</summary>
internal sealed class CallbackBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, SandboxCallback> _callbacks;
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private readonly IdSource _ids;
    private readonly TimeProvider _timeProvider;
    private int _last;

    public CallbackBook(ISandboxStore store, EventHub events, IdSource ids, TimeProvider timeProvider)
    {
        _store = store;
        _events = events;
        _ids = ids;
        _timeProvider = timeProvider;
        _callbacks = store.Load<SandboxCallback>(DocumentKinds.Callback).ToDictionary(callback => callback.Id);
        _last = _callbacks.Values.Select(callback => callback.Number).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<SandboxCallback> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _callbacks.Values.OrderBy(callback => callback.Number)];
            }
        }
    }

    public static Document Document(SandboxCallback callback) =>
        new(DocumentKinds.Callback, callback.Id.ToString("D", CultureInfo.InvariantCulture), callback);

    public SandboxCallback? Find(Guid id)
    {
        lock (_gate)
        {
            return _callbacks.GetValueOrDefault(id);
        }
    }

    /// <summary>Makes a call back without keeping it: the loan's own change keeps both at once.</summary>
    public SandboxCallback Prepare(Guid loanId, int partner, string state, string? reason)
    {
        var number = Interlocked.Increment(ref _last);
        return new()
        {
            Id = _ids.Guid("callback", number),
            Number = number,
            LoanId = loanId,
            PartnerNumber = partner,
            State = state,
            Reason = reason,
            CreatedAt = _timeProvider.GetUtcNow(),
        };
    }

    public void Accept(SandboxCallback callback)
    {
        lock (_gate)
        {
            _callbacks[callback.Id] = callback;
        }

        _events.Publish("callback", callback);
    }

    public void Keep(SandboxCallback callback)
    {
        _store.Save(Document(callback));
        Accept(callback);
    }

    public void Update(Guid id, Func<SandboxCallback, SandboxCallback> change)
    {
        SandboxCallback changed;
        lock (_gate)
        {
            if (!_callbacks.TryGetValue(id, out var current))
            {
                return;
            }

            changed = change(current);
            _store.Save(Document(changed));
            _callbacks[id] = changed;
        }

        _events.Publish("callback", changed);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _callbacks.Clear();
            _last = 0;
        }
    }
}
