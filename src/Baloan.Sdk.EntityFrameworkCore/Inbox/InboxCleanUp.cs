using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

#pragma warning disable RS0030 // Translated: the database's clock, not this machine's.

/// <summary>Removes handled call backs once they are old, a few at a time.</summary>
internal sealed class InboxCleanUp(BookDatabase database, CallbackInboxOptions options, TimeProvider timeProvider, ILogger<InboxWorker> logger)
{
    private const int AtATime = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken stopping)
    {
        if (options.KeepHandled is not { } age)
        {
            return;
        }

        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RemoveAsync(age, stopping).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Tried again the next time.
            catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.NotRemoved(exception.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, timeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RemoveAsync(TimeSpan age, CancellationToken stopping)
    {
        var seconds = -age.TotalSeconds;
        int removed, all = 0;
        do
        {
            removed = await database.RunAsync(
                (context, token) => context.Callbacks()
                    .Where(callback => callback.HandledAt < DateTime.UtcNow.AddSeconds(seconds))
                    .OrderBy(callback => callback.HandledAt)
                    .Take(AtATime)
                    .ExecuteDeleteAsync(token),
                stopping).ConfigureAwait(false);
            all += removed;
        }
        while (removed == AtATime);

        if (all > 0)
        {
            logger.HandledRemoved(all);
        }
    }
}
