using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Tells of loans that stand still, and how many lines wait for a person.</summary>
internal sealed class StuckStep(SettledBooks books, SettlingTelemetry telemetry, TimeProvider time, ILogger<StuckStep> logger)
{
    private const int MaxLogged = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LogPause = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _nextRuns = [];
    private readonly Dictionary<Guid, DateTimeOffset> _logged = [];

    public async Task RunAsync(SettledDatabase database, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_nextRuns.TryGetValue(database.Name, out var next) && now < next)
        {
            return;
        }

        var unknown = await database.Database.RunAsync(
            (context, token) => context.Lines().CountAsync(line => line.Status == LoanBookStatus.Unknown, token), cancellationToken).ConfigureAwait(false);
        var stuck = 0;
        foreach (var setup in database.Setups)
        {
            stuck += await CountAsync(database, setup, now, cancellationToken).ConfigureAwait(false);
        }

        telemetry.Set(database.Name, new LoanBookNumbers(unknown, stuck));
        _nextRuns[database.Name] = now + Pause;
        foreach (var (loanId, _) in _logged.Where(logged => logged.Value < now).ToList())
        {
            _logged.Remove(loanId);
        }
    }

    private async Task<int> CountAsync(SettledDatabase database, LoanBookSetup setup, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var after = books.OptionsOf(setup).StuckAfter;
        var (count, oldest) = await database.Database.RunAsync(
            async (context, token) =>
            {
                var stuck = database.LinesOf(setup, context.Lines()).WhereStuck(after);
                var some = await stuck.OrderBy(line => line.StatusAt).Take(MaxLogged).Select(line => new { line.LoanId, line.Reference }).ToListAsync(token).ConfigureAwait(false);
                return (some.Count < MaxLogged ? some.Count : await stuck.CountAsync(token).ConfigureAwait(false), some);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var line in oldest)
        {
            if (line.LoanId is { } loanId && _logged.TryAdd(loanId, now + LogPause))
            {
                logger.Stuck(loanId, line.Reference, (int)after.TotalDays);
            }
        }

        return count;
    }
}
