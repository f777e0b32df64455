using Baloan.Sdk;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of a client of Baloan's gateway.</summary>
public static class BaloanHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of a client: can a token be had (no log-in where one is current), is the circuit breaker closed, and is the
    /// shared call-back ledger in reach.
    /// </summary>
    /// <remarks>
    /// Refused credentials, and settings that do not lead to the gateway, are <paramref name="failureStatus"/>: they need a human. A gateway or a ledger that does not answer is
    /// <see cref="HealthStatus.Degraded"/>: the application goes on without it, and a restart would not help.
    /// The report holds no secret and nothing that the gateway has written. A client that is not registered keeps the application from
    /// starting.
    /// </remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check. Default: <c>baloan</c>.</param>
    /// <param name="clientName">The name of the client; empty for the one without a name.</param>
    /// <param name="failureStatus">What refused credentials and settings that cannot work are. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <param name="timeout">The longest that the gateway and the ledger are each waited for, 1 millisecond to 1 hour. Default: 5 seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is outside its limits.</exception>
    public static IHealthChecksBuilder AddBaloan(
        this IHealthChecksBuilder builder,
        string name = "baloan",
        string clientName = "",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(clientName);
        builder.Services.AddOptions<HealthCheckServiceOptions>()
            .Validate<IServiceProviderIsKeyedService>(
                (_, services) => services.IsKeyedService(typeof(BaloanClient), clientName),
                $"The health check '{name}' looks at {(clientName.Length == 0 ? "the client without a name" : $"the client '{clientName}'")}, which is not registered with AddBaloanClient.")
            .ValidateOnStart();
        if (timeout is { } wait)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.FromMilliseconds(1), nameof(timeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, TimeSpan.FromHours(1), nameof(timeout));
        }

        return builder.Add(new HealthCheckRegistration(
            name,
            provider => new BaloanHealthCheck(
                provider.GetRequiredKeyedService<BaloanClient>(clientName),
                provider.GetService<SharedLedger>(),
                timeout ?? TimeSpan.FromSeconds(5),
                provider.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags));
    }
}
