using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Baloan.Sdk;

/// <summary>Connects, and tells why there is no connection: once for each reason, until there is one again.</summary>
internal sealed partial class RedisFailures(ILogger logger)
{
    private const int None = -1;

    private int _told = None;

    /// <summary>Connects; where the server is away, in the background from then on.</summary>
    public static async Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions options, ILogger logger)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(options).ConfigureAwait(false);
        var failures = new RedisFailures(logger);
        connection.ConnectionFailed += failures.OnFailed;
        connection.ConnectionRestored += failures.OnRestored;
        if (!connection.IsConnected)
        {
            failures.Tell(ConnectionFailureType.UnableToConnect);
        }

        return connection;
    }

    private void OnFailed(object? sender, ConnectionFailedEventArgs failure)
    {
        if (failure.ConnectionType == ConnectionType.Interactive)
        {
            Tell(failure.FailureType);
        }
    }

    private void Tell(ConnectionFailureType reason)
    {
        if (Interlocked.Exchange(ref _told, (int)reason) != (int)reason)
        {
            LogFailed(logger, reason);
        }
    }

    private void OnRestored(object? sender, ConnectionFailedEventArgs failure)
    {
        if (failure.ConnectionType == ConnectionType.Interactive && Interlocked.Exchange(ref _told, None) != None)
        {
            LogRestored(logger);
        }
    }

    [LoggerMessage(EventId = 2110, Level = LogLevel.Warning, Message = "The call-back ledger has no connection to Redis: {Reason}")]
    private static partial void LogFailed(ILogger logger, ConnectionFailureType reason);

    [LoggerMessage(EventId = 2111, Level = LogLevel.Information, Message = "The call-back ledger is connected to Redis again")]
    private static partial void LogRestored(ILogger logger);
}
