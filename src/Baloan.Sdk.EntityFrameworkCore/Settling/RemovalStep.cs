using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Removes old lines, where the options say so.</summary>
internal sealed class RemovalStep(SettledBooks books, TimeProvider time, ILogger<RemovalStep> logger)
{
    // Small enough for others to write in between.
    private const int Batch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> _nextRuns = [];

    public async Task RunAsync(SettledDatabase database, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_nextRuns.TryGetValue(database.Name, out var next) && now < next)
        {
            return;
        }

        foreach (var setup in database.Setups)
        {
            if (books.OptionsOf(setup).KeepSettled is { } age)
            {
                await RemoveAsync(database, setup, lines => lines.WhereNotOpenedFor(age), cancellationToken).ConfigureAwait(false);

                // A late repeat of a call back about a forgotten loan would look like news of an unknown one.
                if (!setup.Options.EveryLoanIsBooked)
                {
                    await RemoveAsync(database, setup, lines => lines.WhereEndedFor(age), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        _nextRuns[database.Name] = now + Pause;
    }

    private async Task RemoveAsync(
        SettledDatabase database, LoanBookSetup setup, Func<IQueryable<BookedLoan>, IQueryable<BookedLoan>> which, CancellationToken cancellationToken)
    {
        var removed = 0;
        int batch;
        do
        {
            batch = await database.Database.RunAsync(
                (context, token) => which(database.LinesOf(setup, context.Lines())).OrderBy(line => line.StatusAt).Take(Batch).ExecuteDeleteAsync(token),
                cancellationToken).ConfigureAwait(false);
            removed += batch;
        }
        while (batch == Batch);

        if (removed > 0)
        {
            logger.Removed(removed);
        }
    }
}
