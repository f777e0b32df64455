using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk;

/// <summary>Has a call back handled once its turn has come, unless that was done before.</summary>
internal sealed class CallbackRun(
    CallbackLedger ledger,
    GatewayConfirmation confirmation,
    HandlerRun handler,
    HangingHandlers hanging,
    IHostApplicationLifetime lifetime,
    TimeProvider timeProvider,
    ILogger<CallbackRun> logger)
{
    public async ValueTask<CallbackOutcome> RunAsync(LoanCallback callback, string? partner, BaloanCallbackOptions options, HttpContext http)
    {
        var stopping = lifetime.ApplicationStopping;
        if (hanging.Count is var count && count >= options.MaxHangingHandlers)
        {
            logger.TooManyHang(callback, count);
            return CallbackAnswer.Hanging;
        }

        try
        {
            if (await EnterAsync(LedgerKey.Of(partner, callback.LoanId), options, stopping).ConfigureAwait(false) is not { } turn)
            {
                logger.Busy(callback);
                return CallbackAnswer.Busy;
            }

            return await RunAsync(callback, partner, turn, options, http, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.Stopping(callback);
            return CallbackAnswer.Stopping;
        }
    }

    /// <summary>The loan's turn; null where it did not come in time.</summary>
    private async ValueTask<CallbackTurn?> EnterAsync(Guid loan, BaloanCallbackOptions options, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        if (ledger.TryEnter(loan, options.Ledger) is { } turn)
        {
            return turn;
        }

        using var limit = new TimeLimit(options.TurnTimeout, timeProvider, stopping);
        try
        {
            return await ledger.EnterAsync(loan, options.Ledger, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            return null;
        }
    }

    private async ValueTask<CallbackOutcome> RunAsync(
        LoanCallback callback, string? partner, CallbackTurn turn, BaloanCallbackOptions options, HttpContext http, CancellationToken stopping)
    {
        var outcome = default(CallbackOutcome);
        try
        {
            outcome = await HandleAsync(callback, partner, turn, options, http, stopping).ConfigureAwait(false);
            return outcome;
        }
        finally
        {
            if (outcome.Rest is null)
            {
                await turn.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<CallbackOutcome> HandleAsync(
        LoanCallback callback, string? partner, CallbackTurn turn, BaloanCallbackOptions options, HttpContext http, CancellationToken stopping)
    {
        var change = CallbackChange.Of(callback);
        if (turn.Record.IsHandled(change))
        {
            logger.Repeated(callback);
            return CallbackAnswer.Repeated;
        }

        var confirmed = await confirmation.AskAsync(callback, partner, options, stopping).ConfigureAwait(false);
        if (confirmed == Confirmation.Denied)
        {
            return CallbackAnswer.Unconfirmed;
        }

        var context = new BaloanCallbackContext
        {
            Partner = partner,
            PreviousState = turn.Record.Last,
            Attempt = turn.Record.FailuresOf(change) + 1,
            IsRegressing = turn.Record.IsAheadOf(callback.State),
            IsConfirmed = confirmed == Confirmation.Given,
        };
        var (answer, end) = await handler.RunAsync(callback, context, options, http.RequestServices, turn.Lost, stopping).ConfigureAwait(false);
        if (end is not null)
        {
            return new CallbackOutcome(answer, EndAsync(turn, change, end));
        }

        Remember(turn, change, answer);
        return answer;
    }

    // As long as its handler runs, the loan is nobody else's.
    private static async Task EndAsync(CallbackTurn turn, CallbackChange change, Task<CallbackAnswer> end)
    {
        await using (turn.ConfigureAwait(false))
        {
            Remember(turn, change, await end.ConfigureAwait(false));
        }
    }

    private static void Remember(CallbackTurn turn, CallbackChange change, CallbackAnswer answer) =>
        turn.Remember(answer == CallbackAnswer.Handled ? turn.Record.WithHandled(change) : turn.Record.WithFailure(change));
}

/// <summary>What came of a call back.</summary>
/// <param name="Answer">What the caller is answered.</param>
/// <param name="Rest">Ends with the handler that runs on after the answer, and gives the loan's turn back then; null where nothing runs on.</param>
internal readonly record struct CallbackOutcome(CallbackAnswer Answer, Task? Rest = null)
{
    public static implicit operator CallbackOutcome(CallbackAnswer answer) => new(answer);
}

/// <summary>
/// By what a ledger knows a loan: its id, and where several partners call back, a mark of the partner and the id. What one partner's
/// secret lets in can so neither hide nor hold up another partner's call backs.
/// </summary>
internal static class LedgerKey
{
    private const int GuidBytes = 16;

    public static Guid Of(string? partner, Guid loanId) => partner is null
        ? loanId
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{loanId:N}\n{partner}")).AsSpan(0, GuidBytes));
}
