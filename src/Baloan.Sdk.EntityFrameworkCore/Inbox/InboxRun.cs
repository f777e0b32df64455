using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Runs the handler of one call back, in a scope and a transaction that it shares with the mark that it is handled.</summary>
internal abstract class InboxRun(
    IServiceScopeFactory scopes, InboxConfirmation confirmation, InboxCallbackSettings callbacks,
    InboxTelemetry telemetry, TimeProvider timeProvider, ILogger<InboxWorker> logger)
{
    // How long after its token a handler may take until it is left behind.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private int _hanging;

    /// <summary>How many handlers run on after they were left behind.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Has a call back handled.</summary>
    /// <exception cref="InboxLeaseLostException">The run did not hold it any more; the handler had no effect in the database.</exception>
    /// <exception cref="OperationCanceledException">The application stops.</exception>
    /// <exception cref="TimeoutException">The handler took too long; it had no effect in the database.</exception>
    /// <exception cref="Exception">Whatever the handler, or the database, throws.</exception>
    public async Task RunAsync(InboxWork work, CancellationToken stopping)
    {
        var (options, timeout) = (callbacks.Current, callbacks.HandlerTimeout);
        var startedAt = timeProvider.GetTimestamp();
        var limit = new CancellationTokenSource(timeout, timeProvider);
        var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);

        // On a thread of its own: a handler that blocks its thread does not block the others.
        var handling = Task.Run(() => HandleAsync(work, options, either.Token), CancellationToken.None);
        try
        {
            await handling.WaitAsync(timeout + Grace, timeProvider, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new TimeoutException("The handler has not done it within its time limit.");
        }
        finally
        {
            _ = EndAsync(work, handling, startedAt, limit, either);
        }
    }

    /// <summary>The application's context of a scope.</summary>
    protected abstract DbContext ContextOf(IServiceProvider scope);

    private static LoanCallback ToCallback(StoredCallback stored) => new()
    {
        LoanId = stored.LoanId,
        State = stored.State,
        Reason = stored.Reason,
        AdditionalData = stored.AdditionalJson is { } json ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) : null,
    };

    private async Task HandleAsync(InboxWork work, BaloanCallbackOptions options, CancellationToken cancellationToken)
    {
        var isConfirmed = await confirmation.AskAsync(work.Callback, options, cancellationToken).ConfigureAwait(false);
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = ContextOf(scope.ServiceProvider);
            var isAgain = false;
            await context.Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    context.ChangeTracker.Clear();
                    if (isAgain && await InboxQueue.IsHandledAsync(context, work, token).ConfigureAwait(false))
                    {
                        return;
                    }

                    isAgain = true;
                    await HandleAsync(work, isConfirmed, scope.ServiceProvider, context, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task HandleAsync(InboxWork work, bool isConfirmed, IServiceProvider services, DbContext context, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var handler = services.GetRequiredService<IBaloanCallbackHandler>();
            await handler.HandleAsync(ToCallback(work.Callback), work.ToContext(isConfirmed), cancellationToken).ConfigureAwait(false);

            // A handler that takes no notice of its token comes here late: what it did must not count.
            cancellationToken.ThrowIfCancellationRequested();
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            if (!await InboxQueue.MarkAsync(context, work, cancellationToken).ConfigureAwait(false))
            {
                throw new InboxLeaseLostException();
            }

            // Given up on now, it may be committed all the same.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the end of a handler that was left behind, and clears up after every one.</summary>
    private async Task EndAsync(InboxWork work, Task handling, long startedAt, CancellationTokenSource limit, CancellationTokenSource either)
    {
        var isLate = !handling.IsCompleted;
        if (isLate)
        {
            Interlocked.Increment(ref _hanging);
            telemetry.Hangs(1);
        }

        await handling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        either.Dispose();
        limit.Dispose();
        if (isLate)
        {
            Interlocked.Decrement(ref _hanging);
            telemetry.Hangs(-1);
            logger.EndedLate(work.Callback.Id, work.Callback, (long)timeProvider.GetElapsedTime(startedAt).TotalMilliseconds);
        }
    }
}

/// <summary>Runs handlers with a context of the application.</summary>
/// <typeparam name="TContext">The context, which handler and inbox share.</typeparam>
internal sealed class InboxRun<TContext>(
    IServiceScopeFactory scopes, InboxConfirmation confirmation, InboxCallbackSettings callbacks,
    InboxTelemetry telemetry, TimeProvider timeProvider, ILogger<InboxWorker> logger)
    : InboxRun(scopes, confirmation, callbacks, telemetry, timeProvider, logger)
    where TContext : DbContext
{
    protected override DbContext ContextOf(IServiceProvider scope) => scope.GetRequiredService<TContext>();
}

/// <summary>Another run has the call back.</summary>
internal sealed class InboxLeaseLostException() : Exception("The lease on the call back was lost.");
