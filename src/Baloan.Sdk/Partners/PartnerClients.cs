using System.Collections.Concurrent;

namespace Baloan.Sdk;

/// <summary>Keeps the clients of the partners that are in use, so many at most.</summary>
/// <remarks>
/// Clients are added and taken out under the lock; a client that is there is found without it. One that is let go is not disposed of:
/// whoever still has it goes on with it, and the collector frees all that it holds.
/// </remarks>
internal sealed class PartnerClients(PartnerClientMaker maker, BaloanPartnersOptions options, TimeProvider timeProvider) : IBaloanClientFactory, IDisposable
{
    private const int SweepsInIdleTime = 4;

    private readonly object _gate = new();
    private readonly ConcurrentDictionary<string, PartnerClient> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<PartnerClient?>> _makings = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _disposal = new();
    private readonly long _step = timeProvider.TimestampFrequency;
    private ITimer? _sweeps;
    private int _count;
    private volatile bool _isDisposed;

    public ValueTask<IBaloanClient> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(key))
        {
            throw new ArgumentException("The key of a partner is missing.", nameof(key));
        }

        ObjectDisposedException.ThrowIf(_isDisposed, typeof(IBaloanClientFactory));
        if (cancellationToken.IsCancellationRequested)
        {
            return new ValueTask<IBaloanClient>(Task.FromCanceled<IBaloanClient>(cancellationToken));
        }

        return _clients.TryGetValue(key, out var found)
            ? new ValueTask<IBaloanClient>(Asked(found))
            : new ValueTask<IBaloanClient>(JoinAsync(key, cancellationToken));
    }

    public void Dispose()
    {
        PartnerClient[] clients;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            clients = [.. _clients.Values];
            _clients.Clear();
        }

        _sweeps?.Dispose();
        _disposal.Cancel();
        foreach (var client in clients)
        {
            client.Parts.Dispose();
        }
    }

    private IBaloanClient Asked(PartnerClient client)
    {
        client.Ask(timeProvider.GetTimestamp(), _step);
        return client.Client;
    }

    private async Task<IBaloanClient> JoinAsync(string key, CancellationToken cancellationToken)
    {
        Task<PartnerClient?>? making;
        lock (_gate)
        {
            if (_clients.TryGetValue(key, out var found))
            {
                return Asked(found);
            }

            if (!_makings.TryGetValue(key, out making))
            {
                making = StartAsync(key);
                _makings.Add(key, making);
            }
        }

        var made = await making.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
        return made is null ? throw new BaloanPartnerNotFoundException(key) : made.Client;
    }

    private Task<PartnerClient?> StartAsync(string key)
    {
        var result = new TaskCompletionSource<PartnerClient?>(TaskCreationOptions.RunContinuationsAsynchronously);

        // Unsafe: it is made for all who wait, and must not carry the activity and the locals of the first along.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(key, result), null);
        return result.Task;
    }

    private async Task RunAsync(string key, TaskCompletionSource<PartnerClient?> result)
    {
        try
        {
            var client = await maker.MakeAsync(key, LetGo, _disposal.Token).ConfigureAwait(false);
            Finish(key, client);
            result.SetResult(client);
        }
#pragma warning disable CA1031 // Whatever the store throws reaches those who wait.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Finish(key, client: null);
            result.SetException(_isDisposed ? new ObjectDisposedException(typeof(IBaloanClientFactory).FullName) : exception);

            // They may all have given up.
            _ = result.Task.Exception;
        }
    }

    private void Finish(string key, PartnerClient? client)
    {
        lock (_gate)
        {
            _makings.Remove(key);
            if (client is null)
            {
                return;
            }

            if (_isDisposed)
            {
                client.Parts.Dispose();
                throw new ObjectDisposedException(typeof(IBaloanClientFactory).FullName);
            }

            while (_count >= options.MaxClients)
            {
                RemoveOldest();
            }

            _clients[key] = client;
            _count++;
            var pause = new TimeSpan(options.IdleTimeout.Ticks / SweepsInIdleTime);
            _sweeps ??= timeProvider.CreateTimer(static clients => ((PartnerClients)clients!).LetGoIdle(), this, pause, pause);
        }
    }

    private void LetGoIdle()
    {
        var now = timeProvider.GetTimestamp();
        lock (_gate)
        {
            foreach (var entry in _clients)
            {
                if (timeProvider.GetElapsedTime(entry.Value.AskedAt, now) >= options.IdleTimeout)
                {
                    Remove(entry.Value);
                }
            }
        }
    }

    private void LetGo(PartnerCredentials credentials)
    {
        lock (_gate)
        {
            if (_clients.TryGetValue(credentials.Key, out var client) && client.Credentials == credentials)
            {
                Remove(client);
            }
        }
    }

    // By its entries: to ask for the values would stop those who look for a client, and copy them all.
    private void RemoveOldest()
    {
        PartnerClient? oldest = null;
        foreach (var entry in _clients)
        {
            if (oldest is null || entry.Value.AskedAt < oldest.AskedAt)
            {
                oldest = entry.Value;
            }
        }

        Remove(oldest!);
    }

    private void Remove(PartnerClient client)
    {
        if (_clients.TryRemove(client.Credentials.Key, out _))
        {
            _count--;
            client.Parts.LetGo();
        }
    }
}

/// <summary>The client of one partner, and when it was last asked for.</summary>
internal sealed class PartnerClient(GatewayConnection parts, PartnerCredentials credentials, long now)
{
    private long _askedAt = now;

    /// <summary>A view, so that disposing of it leaves the client open for others.</summary>
    public IBaloanClient Client { get; } = new BaloanClient(parts).With(new BaloanRequestOptions());

    public GatewayConnection Parts { get; } = parts;

    public PartnerCredentials Credentials { get; } = credentials;

    public long AskedAt => Volatile.Read(ref _askedAt);

    /// <summary>Takes note that it was asked for. Most callers find it said already: a write would take the cache line from the other cores.</summary>
    public void Ask(long now, long step)
    {
        if (now - Volatile.Read(ref _askedAt) >= step)
        {
            Volatile.Write(ref _askedAt, now);
        }
    }
}
