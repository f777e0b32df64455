using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Baloan.Sandbox.Hosting;

/// <summary>Hands every event to its listeners. A listener that is 250 events behind loses the oldest; a watcher, which hears of kinds alone, loses none.</summary>
internal sealed class EventHub
{
    private const int Backlog = 250;

    private readonly ConcurrentDictionary<Channel<SandboxEvent>, byte> _listeners = new();
    private readonly ConcurrentDictionary<ChangeWatch, byte> _watches = new();
    private readonly string _start = Guid.NewGuid().ToString("N");
    private long _published;

    /// <summary>Another one after each event and each start: what was read at one version is out of date at the next.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{_start}-{Interlocked.Read(ref _published)}");

    public void Publish(string kind, object data)
    {
        Interlocked.Increment(ref _published);
        foreach (var watch in _watches.Keys)
        {
            watch.Add(kind);
        }

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

    /// <summary>The kinds of what changes from now on. Those that come while nobody asks are told together.</summary>
    public ChangeWatch Watch()
    {
        var watch = new ChangeWatch(ended => _watches.TryRemove(ended, out _));
        _watches[watch] = 0;
        return watch;
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

/// <summary>Gathers the kinds of what changes until somebody asks for them: it holds no more than a name of each kind.</summary>
internal sealed class ChangeWatch(Action<ChangeWatch> end) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _isChanged = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private HashSet<string> _kinds = [];

    public void Add(string kind)
    {
        lock (_gate)
        {
            _kinds.Add(kind);
        }

        _isChanged.Writer.TryWrite(true);
    }

    /// <summary>Waits for a change; the kinds of all since the last time, or none where the wait was given up.</summary>
    public async Task<IReadOnlyCollection<string>> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            var kinds = Take();
            while (kinds.Count == 0)
            {
                await _isChanged.Reader.ReadAsync(cancellationToken);
                kinds = Take();
            }

            return kinds;
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    public void Dispose() => end(this);

    private HashSet<string> Take()
    {
        lock (_gate)
        {
            var taken = _kinds;
            _kinds = [];
            return taken;
        }
    }
}
