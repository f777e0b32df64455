using StackExchange.Redis;

namespace Baloan.Sdk.AspNetCore.Redis.Internal;

/// <summary>The connection to Redis: the application's, or one of the ledger's own that is made when it is first needed.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private readonly ConfigurationOptions? _options;
    private readonly object _gate = new();
    private Task<IConnectionMultiplexer>? _connection;

    public RedisConnection(ConfigurationOptions options) => _options = options;

    public RedisConnection(IConnectionMultiplexer connection) => _connection = Task.FromResult(connection);

    /// <summary>The database.</summary>
    /// <exception cref="InvalidOperationException">There is no connection at the moment.</exception>
    public async Task<IDatabase> GetDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectOnceAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return connection.IsConnected
            ? connection.GetDatabase()
            : throw new InvalidOperationException("There is no connection to Redis.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_options is not null && _connection is { } connecting)
        {
            var connection = await connecting.ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<IConnectionMultiplexer> ConnectOnceAsync()
    {
        lock (_gate)
        {
            // A first try that failed altogether, such as for a host name that is not known yet, is made again.
            return _connection is { IsFaulted: false } ? _connection : _connection = ConnectAsync(_options!);
        }
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions options) =>
        await ConnectionMultiplexer.ConnectAsync(options).ConfigureAwait(false);
}
