using Baloan.Sdk.AspNetCore.Ledger.Internal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Has a call back handled once its turn has come, unless that was done before.</summary>
internal sealed class CallbackRun(
    CallbackLedger ledger,
    GatewayConfirmation confirmation,
    HandlerRun handler,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<CallbackRun> logger)
{
    public async Task<CallbackAnswer> RunAsync(LoanCallback callback, BaloanCallbackOptions options, IServiceProvider services)
    {
        var stopping = lifetime.ApplicationStopping;
        using var limit = new CancellationTokenSource(options.TurnTimeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var turn = await ledger.EnterAsync(callback.LoanId, options.Ledger, end.Token).ConfigureAwait(false);
            await using (turn.ConfigureAwait(false))
            {
                return await RunAsync(callback, turn, options, services, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.Stopping(callback);
            return CallbackAnswer.Stopping;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            logger.Busy(callback);
            return CallbackAnswer.Busy;
        }
    }

    private async Task<CallbackAnswer> RunAsync(
        LoanCallback callback, CallbackTurn turn, BaloanCallbackOptions options, IServiceProvider services, CancellationToken stopping)
    {
        var change = CallbackChange.Of(callback);
        if (turn.Record.IsHandled(change))
        {
            logger.Repeated(callback);
            return CallbackAnswer.Repeated;
        }

        var confirmed = await confirmation.AskAsync(callback, options, stopping).ConfigureAwait(false);
        if (confirmed == Confirmation.Denied)
        {
            return CallbackAnswer.Unconfirmed;
        }

        var context = new BaloanCallbackContext
        {
            PreviousState = turn.Record.Last,
            Attempt = turn.Record.FailuresOf(change) + 1,
            IsRegressing = turn.Record.IsAheadOf(callback.State),
            IsConfirmed = confirmed == Confirmation.Given,
        };
        var answer = await handler.RunAsync(callback, context, options, services, stopping).ConfigureAwait(false);
        turn.Remember(answer == CallbackAnswer.Handled ? turn.Record.WithHandled(change) : turn.Record.WithFailure(change));
        return answer;
    }
}
