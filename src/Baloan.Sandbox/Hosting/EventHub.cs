using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Baloan.Sandbox.Hosting;

/// <summary>Hands every event to its listeners. A listener that is 250 events behind loses the oldest.</summary>
internal sealed class EventHub
{
    private const int Backlog = 250;

    private readonly ConcurrentDictionary<Channel<SandboxEvent>, byte> _listeners = new();

    public void Publish(string kind, object data)
    {
        if (_listeners.IsEmpty)
        {
            return;
        }

        var changed = new SandboxEvent(kind, data);
        foreach (var listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(changed);
        }
    }

    public async IAsyncEnumerable<SandboxEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<SandboxEvent>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners[channel] = 0;
        try
        {
            await foreach (var changed in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return changed;
            }
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }
}

/// <summary>Something that changed: a loan, a request, a call back, a fault, the clock, a setting.</summary>
internal sealed record SandboxEvent(string Kind, object Data);
