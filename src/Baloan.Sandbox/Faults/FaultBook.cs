using System.Globalization;
using Baloan.Sandbox.Events;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Faults;

/// <summary>The rules, and which of them a request is hit by.</summary>
internal sealed class FaultBook
{
    private const int Precision = 1_000_000;

    private readonly Lock _gate = new();
    private readonly List<SandboxFault> _faults;
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private readonly IdSource _ids;
    private int _lastId;

    public FaultBook(ISandboxStore store, EventHub events, IdSource ids)
    {
        _store = store;
        _events = events;
        _ids = ids;
        _faults = [.. store.Load<SandboxFault>(DocumentKinds.Fault)];
        _lastId = _faults.Select(fault => fault.Id).DefaultIfEmpty().Max();
    }

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

    public SandboxFault Add(SandboxFault fault)
    {
        FaultCheck.Ensure(fault);
        lock (_gate)
        {
            var added = fault with { Id = ++_lastId, Seen = 0, Hits = 0 };
            _store.Save(Document(added));
            _faults.Add(added);
            _events.Publish("fault", added);
            return added;
        }
    }

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

    public void Clear()
    {
        foreach (var fault in All)
        {
            Remove(fault.Id);
        }
    }

    /// <summary>The faults that hit this request; each is counted.</summary>
    public IReadOnlyList<SandboxFault> Take(SandboxOperation operation)
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

/// <summary>Refuses faults that make no sense, naming the member.</summary>
internal static class FaultCheck
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(36_500);

    public static void Ensure(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Must(Enum.IsDefined(fault.Kind), nameof(fault.Kind), "is not a kind of fault");
        Must(fault.StatusCode is >= 200 and <= 599, nameof(fault.StatusCode), "must be 200 to 599");
        Must(fault.Skip >= 0, nameof(fault.Skip), "must not be negative");
        Must(fault.Times is null or >= 1, nameof(fault.Times), "must be 1 or more");
        Must(fault.Probability is >= 0 and <= 1, nameof(fault.Probability), "must be 0 to 1");
        Must(fault.Delay >= TimeSpan.Zero && fault.Delay <= LongestDelay, nameof(fault.Delay), "must be 0 to 1 hour");
        Must(fault.RetryAfter is not { } pause || (pause >= TimeSpan.Zero && pause <= LongestRetryAfter), nameof(fault.RetryAfter), "must be 0 to 36500 days");
        Must(fault.Kind != SandboxFaultKind.RateLimit || fault.RequestsPerMinute >= 1, nameof(fault.RequestsPerMinute), "must be 1 or more");
        Must(fault.Kind != SandboxFaultKind.Code || !string.IsNullOrEmpty(fault.ErrorCode), nameof(fault.ErrorCode), "must not be empty");
        Must(fault.ContentType.All(letter => letter is >= ' ' and <= '~'), nameof(fault.ContentType), "must be plain ASCII");
    }

    private static void Must(bool holds, string member, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(SandboxFault)}.{member} {rule}.", member);
        }
    }
}
