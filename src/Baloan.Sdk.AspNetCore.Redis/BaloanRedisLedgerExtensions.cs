using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Baloan.Sdk;

/// <summary>Shares the call-back ledger between several nodes through Redis.</summary>
public static class BaloanRedisLedgerExtensions
{
    /// <summary>The prefix of the keys, where none is given.</summary>
    public const string DefaultKeyPrefix = "baloan:callbacks:";

    /// <summary>Shares the ledger through a Redis server, by a connection of its own. The application starts without Redis, too.</summary>
    /// <param name="builder">The call backs.</param>
    /// <param name="configuration">The server and how it is reached, such as <c>redis:6379,password=…</c>.</param>
    /// <param name="keyPrefix">What the names of the keys begin with.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The configuration cannot be read.</exception>
    public static BaloanCallbacksBuilder UseRedisLedger(this BaloanCallbacksBuilder builder, string configuration, string keyPrefix = DefaultKeyPrefix)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;

        // A command that waits for the connection would take a loan for nobody, long after its call back was handled.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return Use(
            builder,
            provider => new RedisConnection(() => RedisFailures.ConnectAsync(options, provider.GetRequiredService<ILogger<RedisConnection>>()), isOwn: true, Clock(provider)),
            keyPrefix);
    }

    /// <summary>Shares the ledger through the <see cref="IConnectionMultiplexer"/> that the application has registered, before this call or after it.</summary>
    /// <remarks>It is asked for when the application starts. One that throws then, as Redis is away, does not keep the application from starting; it is asked for again.</remarks>
    /// <param name="builder">The call backs.</param>
    /// <returns>The same builder.</returns>
    public static BaloanCallbacksBuilder UseRedisLedger(this BaloanCallbacksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return Use(builder, OfApplication, DefaultKeyPrefix);
    }

    private static RedisConnection OfApplication(IServiceProvider provider)
    {
        if (!provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IConnectionMultiplexer)))
        {
            throw new InvalidOperationException("UseRedisLedger() without a configuration needs the application's connection: register an IConnectionMultiplexer, or give UseRedisLedger a server.");
        }

        // On a thread of its own: most applications connect while they make it, and wait for that.
        return new RedisConnection(() => Task.Run(provider.GetRequiredService<IConnectionMultiplexer>), isOwn: false, Clock(provider));
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static BaloanCallbacksBuilder Use(BaloanCallbacksBuilder builder, Func<IServiceProvider, RedisConnection> connection, string keyPrefix)
    {
        ArgumentNullException.ThrowIfNull(keyPrefix);
        builder.Services.Replace(ServiceDescriptor.Singleton(connection));
        builder.Services.Replace(ServiceDescriptor.Singleton<IBaloanCallbackLedger>(
            provider => new RedisCallbackLedger(provider.GetRequiredService<RedisConnection>(), keyPrefix)));
        return builder;
    }
}
