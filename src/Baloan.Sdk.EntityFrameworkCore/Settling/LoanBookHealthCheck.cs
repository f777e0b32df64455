using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Baloan.Sdk;

/// <summary>Looks at what waits for a person. It says how much, in words of its own alone.</summary>
internal sealed class LoanBookHealthCheck(SettledBooks? books, CallbackInbox? inbox) : IHealthCheck
{
    // More are as bad as this many.
    private const int MostCounted = 1000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (unknown, dead, stuck) = (0, 0, 0);
        try
        {
            foreach (var database in BookDatabases())
            {
                dead += await database.RunAsync(
                    (found, token) => found.Callbacks().Where(callback => callback.DeadAt != null).Take(MostCounted).CountAsync(token), cancellationToken).ConfigureAwait(false);
            }

            foreach (var database in books?.Databases ?? [])
            {
                unknown += await CountAsync(database, lines => lines.Where(line => line.Status == LoanBookStatus.Unknown), cancellationToken).ConfigureAwait(false);
                foreach (var setup in database.Setups)
                {
                    var after = books!.OptionsOf(setup).StuckAfter;
                    stuck += await CountAsync(database, lines => database.LinesOf(setup, lines).WhereStuck(after), cancellationToken).ConfigureAwait(false);
                }
            }
        }
#pragma warning disable CA1031 // Whatever the database throws, the book cannot be read.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, "The loan book cannot be read.", data: new Dictionary<string, object> { ["cause"] = exception.GetType().Name });
        }

        var data = new Dictionary<string, object> { ["unknown"] = unknown, ["deadLetters"] = dead, ["stuck"] = stuck };
        return unknown + dead + stuck == 0
            ? HealthCheckResult.Healthy("Nothing waits for a person.", data)
            : HealthCheckResult.Degraded("Loans of unknown outcome, dead letters or stuck loans wait for a person: see the desk.", data: data);
    }

    // The inbox may lie in a database without a book.
    private IEnumerable<BookDatabase> BookDatabases() => (books?.Databases ?? [])
        .Select(database => database.Database)
        .Concat(inbox is null ? [] : [inbox.Database])
        .DistinctBy(database => database.GetType());

    private static Task<int> CountAsync(
        SettledDatabase database, Func<IQueryable<BookedLoan>, IQueryable<BookedLoan>> which, CancellationToken cancellationToken) =>
        database.Database.RunAsync((context, token) => which(context.Lines()).Take(MostCounted).CountAsync(token), cancellationToken);
}
