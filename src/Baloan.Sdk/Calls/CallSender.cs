#if NET
using System.Runtime.CompilerServices;
#endif

namespace Baloan.Sdk;

/// <summary>
/// The way of every call, operations and downloads alike: activity, attempts, repeats, log. In an attempt: token, message, answer, and
/// once more after a 401.
/// </summary>
internal sealed class CallSender : IDisposable
{
    private readonly GatewaySender _gateway;
    private readonly TokenManager _tokens;
    private readonly CallTelemetry _telemetry;
    private readonly CallBreaker _breaker;
    private readonly CallRetry _retry;
    private readonly AnswerJudge _judge;
    private readonly DeadlinePool _deadlines;
    private readonly TimeSpan _attemptTimeout;

    // Calls under way still look at it after the client is disposed, and it has no timer to free.
    private readonly CancellationTokenSource _disposal = new();

    public CallSender(BaloanClientOptions options, GatewaySender gateway, TokenManager tokens, TimeProvider timeProvider, CallTelemetry telemetry, bool hasBreaker)
    {
        TimeProvider = timeProvider;
        _gateway = gateway;
        _tokens = tokens;
        _telemetry = telemetry;
        _breaker = new CallBreaker(options.CircuitBreaker, hasBreaker && options.CircuitBreaker.Enabled, AttemptAsync, timeProvider, telemetry);
        _retry = new CallRetry(options.Retry, _breaker.AttemptAsync, timeProvider, telemetry);
        _judge = new AnswerJudge(options.MaxResponseBytes, timeProvider);
        _deadlines = new DeadlinePool(timeProvider);
        _attemptTimeout = options.AttemptTimeout;
    }

    public TimeProvider TimeProvider { get; }

    public bool IsCircuitOpen => _breaker.IsOpen;

    /// <summary>Sends an operation whose answer is success or failure, and no more.</summary>
    public Task SendAsync(CallRequest request, CancellationToken cancellationToken) =>
        SendAsync<object>(request, reader: null, cancellationToken);

    /// <summary>Sends an operation and reads its result.</summary>
    public Task<T> SendAsync<T>(CallRequest request, AnswerReader<T>? reader, CancellationToken cancellationToken)
        where T : class => SendAsync(new Call<T>(request, request.AddressAt(_gateway), reader, TimeProvider, cancellationToken));

    /// <summary>Makes a call.</summary>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    public Task<T> SendAsync<T>(Call<T> call)
        where T : class
    {
        if (call.CancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(call.CancellationToken);
        }

        DisposedClient.ThrowIf(_disposal.IsCancellationRequested);
        _ = RunAsync(call);
        return call.Task;
    }

    /// <summary>Takes its breaker out of the count of open ones.</summary>
    public void LetGo() => _breaker.LetGo();

    /// <summary>Ends the calls under way. Its parts belong to whoever made them.</summary>
    public void Dispose()
    {
        _disposal.Cancel();
        _breaker.LetGo();
    }

    private async Task RunAsync(Call call)
    {
        try
        {
            var activity = _telemetry.Start(call);
            try
            {
                await _breaker.AttemptAsync(call).ConfigureAwait(false);
                if (_retry.MayRepeat(call))
                {
                    await RepeatAsync(call).ConfigureAwait(false);
                }
            }
            finally
            {
                // The caller goes on within Complete: the activity must have ended by then.
                _telemetry.Finish(activity, call);
            }

            call.Complete();
        }
#pragma warning disable CA1031 // The call's own task carries every exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Fail(exception);
        }
    }

    private async ValueTask RepeatAsync(Call call)
    {
        using var end = _deadlines.Start(call.RemainingTime, call.CancellationToken, _disposal.Token);
        await _retry.RepeatAsync(call, end.Token, _disposal.Token).ConfigureAwait(false);
    }

    /// <summary>Makes an attempt; <see cref="Call.Last"/> is what came of it.</summary>
    private ValueTask AttemptAsync(Call call) => call.StreamsResult ? StreamAsync(call) : ExchangeAsync(call);

    private async ValueTask StreamAsync(Call call)
    {
        await ExchangeAsync(call).ConfigureAwait(false);
        if (call.OpenAnswer is not { } response)
        {
            return;
        }

        using (response)
        {
            using var end = _deadlines.Start(call.RemainingTime, call.CancellationToken, _disposal.Token);
            try
            {
                call.Last = await call.StreamAsync(response, end.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever broke the stream off is what came of the attempt.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                call.Last = _judge.Unanswered(call, exception);
            }

            call.OpenAnswer = null;
            Conclude(call, token: null);
        }
    }

    /// <summary>Sends messages until an answer can be judged, or an answer is open that is to be streamed.</summary>
#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
#endif
    private async ValueTask ExchangeAsync(Call call)
    {
        using var deadline = _deadlines.Start(AttemptTimeOf(call), call.CancellationToken, _disposal.Token);
        TokenResult? token = null;
        AccessToken? refused = null;
        var hasRenewed = false;
        call.BeginAttempt();
        try
        {
            while (true)
            {
                call.Progress = null;
                token = call.SendsToken ? await GetTokenAsync(refused, deadline.Token).ConfigureAwait(false) : null;
                refused = null;
                if (token?.Failure is { } failure)
                {
                    call.Last = AnswerJudge.WithoutToken(failure);
                    break;
                }

                using var message = call.CreateMessage(_gateway, token?.Token);
                var response = await _gateway.SendAsync(message, deadline.Token).ConfigureAwait(false);
                if (!call.TryFollow(response))
                {
                    await _judge.JudgeAsync(call, response, deadline.Token).ConfigureAwait(false);
                    if (hasRenewed || !call.SendsToken || call.Last.Verdict != AttemptVerdict.TokenRefused)
                    {
                        break;
                    }

                    refused = token?.Token;
                    hasRenewed = true;
                }
            }
        }
#pragma warning disable CA1031 // Whatever a handler throws, the caller is told whether the gateway can have done anything.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Last = _judge.Unanswered(call, exception);
        }

        Conclude(call, token?.Token);
    }

    private ValueTask<TokenResult> GetTokenAsync(AccessToken? refused, CancellationToken cancellationToken) =>
        refused is null ? _tokens.GetAsync(cancellationToken) : _tokens.RenewAsync(refused, cancellationToken);

    /// <summary>Takes note of what came of an attempt, as far as it is known.</summary>
    private void Conclude(Call call, AccessToken? token)
    {
        if (token is not null && (call.OpenAnswer is not null || call.Last.ShowsTokenTaken))
        {
            token.HasServed = true;
        }

        if (call.OpenAnswer is not null)
        {
            return;
        }

        // Had no effect, or was a read.
        if (_disposal.IsCancellationRequested && (call.Last.Verdict == AttemptVerdict.Repeatable || (call.Last.IsOutage && !call.Operation.IsChange)))
        {
            call.Last = AttemptResult.Disposed;
        }

        _retry.Observe(call.Last);
    }

    // A change has the whole time: to give it up early only loses its answer.
    private TimeSpan AttemptTimeOf(Call call)
    {
        var remaining = call.RemainingTime;
        return call.Operation.IsChange || remaining < _attemptTimeout ? remaining : _attemptTimeout;
    }
}
