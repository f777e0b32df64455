using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Stores a call back in the application's own store, where it has one; the handler is then run by whoever reads that.</summary>
internal sealed class CallbackStoring(
    IBaloanCallbackStore? store, IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<CallbackStoring> logger)
{
    public bool Exists => store is not null;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the store throws, the gateway is to repeat.")]
    public async ValueTask<CallbackOutcome> StoreAsync(LoanCallback callback, string? partner, BaloanCallbackOptions options)
    {
        var stopping = lifetime.ApplicationStopping;
        using var limit = new TimeLimit(options.HandlerTimeout, timeProvider, stopping);
        try
        {
            stopping.ThrowIfCancellationRequested();
            var isNews = await store!.StoreAsync(callback, partner, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            logger.Stored(callback, isNews);
            return isNews ? CallbackAnswer.Stored : CallbackAnswer.Repeated;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.Stopping(callback);
            return CallbackAnswer.Stopping;
        }
        catch (Exception exception)
        {
            // A database's own sentence can quote what was to be stored.
            logger.NotStored(callback, limit.IsOver ? nameof(TimeoutException) : exception.GetType().Name);
            return CallbackAnswer.NotStored;
        }
    }
}
