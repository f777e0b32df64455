using Baloan.Sdk;
using Microsoft.EntityFrameworkCore;

namespace Marketplace;

/// <summary>Does the jobs that stand in the table, one after the other.</summary>
public sealed class JobWorker(JobSignal signal, IServiceScopeFactory scopes, ILogger<JobWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await signal.WaitAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<MarketDatabase>();
            var orders = scope.ServiceProvider.GetRequiredService<Orders>();
            foreach (var job in await database.Jobs.Where(job => job.OrderId == null && job.Failure == null).ToListAsync(stoppingToken))
            {
                try
                {
                    job.OrderId = (await orders.OpenAsync(job.ShopKey, job.ReadRequest(), stoppingToken)).Id;
                }
                catch (Exception failure) when (failure is BaloanException or ArgumentException)
                {
                    job.Failure = failure.Message; // holds nothing personal
                }

                await database.SaveChangesAsync(CancellationToken.None);
                logger.LogInformation("Job {JobId} is done", job.Id);
            }
        }
    }
}
