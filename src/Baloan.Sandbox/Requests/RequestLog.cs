using Baloan.Sandbox.Events;

namespace Baloan.Sandbox.Requests;

/// <summary>The last requests.</summary>
internal sealed class RequestLog(EventHub events)
{
    private const int Limit = 5000;

    private readonly Lock _gate = new();
    private readonly Queue<SandboxRequest> _requests = new();
    private int _last;

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
            _requests.Enqueue(request);
            if (_requests.Count > Limit)
            {
                _requests.Dequeue();
            }
        }

        events.Publish("request", request);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }
}
