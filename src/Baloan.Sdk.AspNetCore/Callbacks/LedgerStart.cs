using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>
/// Reaches the shared ledger before the first call back comes: what it does once, such as to connect, takes longer than a call back
/// waits for it. Where it cannot be reached, the application starts all the same.
/// </summary>
internal sealed class LedgerStart(SharedLedger ledger, IOptions<BaloanCallbackOptions> options, ILogger<LedgerStart> logger)
    : IHostedLifecycleService
{
    private const int TimeoutsOfStart = 10;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(10);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!ledger.Exists || BuildTimeHost.IsCurrent)
        {
            return;
        }

        var longest = LongestStart;
        try
        {
            longest = LimitOf(options.Value.Ledger);
            await ledger.CheckAsync(longest, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the ledger throws, the application starts without it.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.LedgerAwayAtStart(longest.TotalSeconds, SharedLedger.Named(exception));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TimeSpan LimitOf(BaloanCallbackLedgerOptions options) =>
        options.Timeout < LongestStart / TimeoutsOfStart ? options.Timeout * TimeoutsOfStart : LongestStart;
}
