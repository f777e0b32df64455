using Baloan.Sdk;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of the loan books and their inbox.</summary>
public static class BaloanBookHealthChecksBuilderExtensions
{
    /// <summary>Adds a check of all loan books: does anything wait for a person, and can the books be read.</summary>
    /// <remarks>
    /// Lines of unknown outcome, dead letters and stuck loans are <see cref="HealthStatus.Degraded"/>, with their numbers, each up to
    /// 1,000 in a database: the application goes on. A database that does not answer is <paramref name="failureStatus"/>. Asks the database
    /// each time. Without a loan book or an inbox the check fails.
    /// </remarks>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check. Default: <c>baloan-book</c>.</param>
    /// <param name="failureStatus">What a book that cannot be read is. Default: <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <param name="timeout">The longest that the databases are waited for. Default: without limit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddBaloanBook(
        this IHealthChecksBuilder builder,
        string name = "baloan-book",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, provider => CreateCheck(provider), failureStatus, tags, timeout));
    }

    private static LoanBookHealthCheck CreateCheck(IServiceProvider provider)
    {
        var inbox = provider.GetService<CallbackInbox>();
        return new LoanBookHealthCheck(inbox is null ? provider.GetRequiredService<SettledBooks>() : provider.GetService<SettledBooks>(), inbox);
    }
}
