using System.Globalization;
using Baloan.Sandbox.Events;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Requests;

/// <summary>The last requests.</summary>
internal sealed class RequestLog
{
    private const int Limit = 5000;

    private readonly Lock _gate = new();
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private readonly Queue<SandboxRequest> _requests;
    private int _last;

    public RequestLog(ISandboxStore store, EventHub events)
    {
        _store = store;
        _events = events;
        _requests = new(store.Load<SandboxRequest>(DocumentKinds.Request));
        _last = _requests.Select(request => request.Number).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<SandboxRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(SandboxRequest request)
    {
        lock (_gate)
        {
            request = request with { Number = ++_last };
            _store.Save(new Document(DocumentKinds.Request, Key(request), request));
            _requests.Enqueue(request);
            if (_requests.Count > Limit)
            {
                _store.Delete(DocumentKinds.Request, Key(_requests.Dequeue()));
            }
        }

        _events.Publish("request", request);
    }

    public void Clear()
    {
        lock (_gate)
        {
            foreach (var request in _requests)
            {
                _store.Delete(DocumentKinds.Request, Key(request));
            }

            _requests.Clear();
        }
    }

    private static string Key(SandboxRequest request) => request.Number.ToString(CultureInfo.InvariantCulture);
}
