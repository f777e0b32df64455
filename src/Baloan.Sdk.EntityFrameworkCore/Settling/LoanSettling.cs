using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Goes through the books again and again. Every node does; what one has done, the others find done.</summary>
internal sealed class LoanSettling(
    SettledBooks books, EliminationStep elimination, PollingStep polling, StuckStep stuck, RemovalStep removal, TimeProvider time, ILogger<LoanSettling> logger)
    : BackgroundService
{
    /// <summary>Does all that is to be done now. What fails does not keep the rest from being done.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        foreach (var database in books.Databases)
        {
            await TryAsync("sweeping", SweepAsync, database, cancellationToken).ConfigureAwait(false);
            await TryAsync("elimination", elimination.RunAsync, database, cancellationToken).ConfigureAwait(false);
            await TryAsync("polling", polling.RunAsync, database, cancellationToken).ConfigureAwait(false);
            await TryAsync("looking for stuck loans", stuck.RunAsync, database, cancellationToken).ConfigureAwait(false);
            await TryAsync("removing old lines", removal.RunAsync, database, cancellationToken).ConfigureAwait(false);
        }
    }

    // The host's start does not wait for the database.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        BuildTimeHost.IsCurrent ? Task.CompletedTask : Task.Run(() => RunAsync(stoppingToken), CancellationToken.None);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(Interval(), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private static async Task SweepAsync(SettledDatabase database, CancellationToken cancellationToken)
    {
        var swept = await database.Database.RunAsync((context, token) => context.Lines().SweepAsync(token), cancellationToken).ConfigureAwait(false);
        database.Setups[0].TellIfSwept(swept);
    }

    private TimeSpan Interval() => books.Databases.SelectMany(database => database.Setups).Min(setup => books.OptionsOf(setup).Interval);

    private async Task TryAsync(
        string step, Func<SettledDatabase, CancellationToken, Task> run, SettledDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await run(database, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the database or the application's own services throw, the next round tries again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.StepFailed(step, exception);
        }
    }
}
