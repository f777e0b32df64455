using System.Globalization;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox;

/// <summary>The faults that are switched on.</summary>
public sealed class SandboxFaults
{
    private const int Precision = 1_000_000;

    private readonly Lock _gate = new();
    private readonly List<SandboxFault> _faults;
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private readonly IdSource _ids;
    private int _lastId;

    internal SandboxFaults(ISandboxStore store, EventHub events, IdSource ids)
    {
        _store = store;
        _events = events;
        _ids = ids;
        _faults = [.. store.Load<SandboxFault>(DocumentKinds.Fault)];
        _lastId = _faults.Select(fault => fault.Id).DefaultIfEmpty().Max();
    }

    /// <summary>All of them, with how often each has hit.</summary>
    public IReadOnlyList<SandboxFault> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Switches a fault on, beginning with the next request.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The same with its id.</returns>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public SandboxFault Add(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        fault.Ensure();
        lock (_gate)
        {
            var added = fault with { Id = ++_lastId, Seen = 0, Hits = 0 };
            _store.Save(Document(added));
            _faults.Add(added);
            _events.Publish("fault", added);
            return added;
        }
    }

    /// <summary>Switches one off.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(int id)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => fault.Id == id);
            if (index < 0)
            {
                return false;
            }

            _store.Delete(DocumentKinds.Fault, Key(id));
            _faults.RemoveAt(index);
            _events.Publish("fault_removed", new { id });
            return true;
        }
    }

    /// <summary>Switches all off.</summary>
    public void Clear()
    {
        foreach (var fault in All)
        {
            Remove(fault.Id);
        }
    }

    /// <summary>The faults that hit this request; each is counted.</summary>
    internal IReadOnlyList<SandboxFault> Take(SandboxOperation operation)
    {
        lock (_gate)
        {
            if (_faults.Count == 0)
            {
                return [];
            }

            var hits = new List<SandboxFault>();
            for (var index = 0; index < _faults.Count; index++)
            {
                var fault = _faults[index];
                if ((fault.Operation is { } only && only != operation) || fault.Hits >= fault.Times)
                {
                    continue;
                }

                var isHit = IsHit(fault);
                _faults[index] = fault with { Seen = fault.Seen + 1, Hits = fault.Hits + (isHit ? 1 : 0) };
                _store.Save(Document(_faults[index]));
                if (isHit)
                {
                    hits.Add(_faults[index]);
                    _events.Publish("fault", _faults[index]);
                }
            }

            return hits;
        }
    }

    private static Document Document(SandboxFault fault) => new(DocumentKinds.Fault, Key(fault.Id), fault);

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);

    private bool IsHit(SandboxFault fault)
    {
        if (fault.Seen < fault.Skip)
        {
            return false;
        }

        var draw = _ids.Number(string.Create(CultureInfo.InvariantCulture, $"fault-{fault.Id}"), fault.Seen, Precision);
        return draw < fault.Probability * Precision;
    }
}
