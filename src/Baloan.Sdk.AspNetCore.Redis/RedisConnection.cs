using StackExchange.Redis;

namespace Baloan.Sdk;

/// <summary>The connection to Redis: the application's, or one of the ledger's own.</summary>
/// <param name="connect">Connects, or finds what is connected; a first try that failed altogether, such as for a host name that is not known yet, is made again.</param>
/// <param name="isOwn">Whether the connection ends with the ledger.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class RedisConnection(Func<Task<IConnectionMultiplexer>> connect, bool isOwn, TimeProvider timeProvider) : IAsyncDisposable
{
    private static readonly TimeSpan PauseBetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private Task<IConnectionMultiplexer>? _connection;

    /// <summary>The database, once there is a connection: one that was cut is mostly there again before the caller's time is over.</summary>
    /// <exception cref="OperationCanceledException">There was none for as long as the caller waits.</exception>
    public async Task<IDatabase> GetDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectOnceAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        while (!connection.IsConnected)
        {
            await LetItBeMadeAgainAsync(cancellationToken).ConfigureAwait(false);
        }

        return connection.GetDatabase();
    }

    /// <summary>Waits a moment, in which a connection that was cut may be made again.</summary>
    public Task LetItBeMadeAgainAsync(CancellationToken cancellationToken) => Task.Delay(PauseBetweenLooks, timeProvider, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!isOwn || _connection is not { } connecting)
        {
            return;
        }

        await ((Task)connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connecting.IsCompletedSuccessfully)
        {
            var connection = await connecting.ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<IConnectionMultiplexer> ConnectOnceAsync()
    {
        lock (_gate)
        {
            return _connection is { IsFaulted: false } ? _connection : _connection = connect();
        }
    }
}
