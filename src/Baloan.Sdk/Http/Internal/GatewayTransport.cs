using Baloan.Sdk.Authentication.Internal;
using Baloan.Sdk.Json.Internal;
using Polly;
using Polly.CircuitBreaker;

namespace Baloan.Sdk.Http.Internal;

/// <summary>The one way out: every operation is sent here, and every answer becomes a result or an exception here.</summary>
internal sealed class GatewayTransport : IDisposable
{
    private static readonly Action<object?> CancelSource = static source => ((CancellationTokenSource)source!).Cancel();

    private readonly HttpClient _httpClient;
    private readonly TokenManager _tokens;
    private readonly TimeProvider _timeProvider;
    private readonly GatewayTelemetry _telemetry;
    private readonly GatewayResilience _resilience;
    private readonly GatewayRequestFactory _requests;
    private readonly AnswerJudge _judge;
    private readonly TimeSpan _attemptTimeout;

    // Never disposed itself: it has no timer, and calls under way still look at it.
    private readonly CancellationTokenSource _disposal = new();

    public GatewayTransport(
        BaloanClientOptions options,
        HttpClient httpClient,
        TokenManager tokens,
        TimeProvider timeProvider,
        GatewayTelemetry telemetry)
    {
        _httpClient = httpClient;
        _tokens = tokens;
        _timeProvider = timeProvider;
        _telemetry = telemetry;
        _resilience = new GatewayResilience(options, timeProvider, telemetry);
        _requests = new GatewayRequestFactory(options, httpClient);
        _judge = new AnswerJudge(options.MaxResponseBytes, timeProvider);
        _attemptTimeout = options.AttemptTimeout;
    }

    public CircuitState BreakerState => _resilience.BreakerState;

    /// <summary>Sends an operation whose answer is success or failure, and no more.</summary>
    public Task SendAsync(GatewayRequest request, CancellationToken cancellationToken) =>
        SendAsync<object>(request, reader: null, cancellationToken);

    /// <summary>Sends an operation and reads its result.</summary>
    public async Task<T> SendAsync<T>(GatewayRequest request, AnswerReader<T>? reader, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, typeof(BaloanClient));

        var startedAt = _timeProvider.GetTimestamp();
        var call = new GatewayCall<T>(request, _requests.AddressOf(request), reader, DeadlineOf(request, startedAt), cancellationToken);
        using var activity = _telemetry.Start(request.Operation, call.Address);

        var result = await ExecuteAsync(call).ConfigureAwait(false);

        _telemetry.Finish(activity, request.Operation, call.StatusCode, call.Sends, startedAt, result);
        return result.Verdict switch
        {
            AttemptVerdict.Success => call.Result!,
            AttemptVerdict.Canceled => throw new OperationCanceledException(cancellationToken),
            _ => throw result.Error!,
        };
    }

    public void Dispose()
    {
        _disposal.Cancel();
        _resilience.Dispose();
        _tokens.Dispose();
        _httpClient.Dispose();
    }

    private long DeadlineOf(GatewayRequest request, long startedAt) =>
        startedAt + (long)(request.Settings.Timeout.TotalSeconds * _timeProvider.TimestampFrequency);

    private async ValueTask<AttemptResult> ExecuteAsync<T>(GatewayCall<T> call)
        where T : class
    {
        var context = ResilienceContextPool.Shared.Get(call.Request.Operation.Name, continueOnCapturedContext: false, call.CancellationToken);
        try
        {
            var outcome = await GuardedAttemptAsync(context, (this, call)).ConfigureAwait(false);
            return outcome.Exception is null && outcome.Result.Verdict == AttemptVerdict.Repeatable
                ? await RepeatAsync(call).ConfigureAwait(false)
                : ResultOf(outcome, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<AttemptResult> RepeatAsync<T>(GatewayCall<T> call)
        where T : class
    {
        // The pauses end with the client, too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, _disposal.Token);
        var context = ResilienceContextPool.Shared.Get(call.Request.Operation.Name, continueOnCapturedContext: false, stop.Token);
        try
        {
            GatewayResilience.SetDeadline(context, call.Deadline);
            call.LastIsPending = true;
            var outcome = await _resilience.Retry
                .ExecuteOutcomeAsync(static (context, state) => state.Item1.NextAttemptAsync(context, state), context, (this, call))
                .ConfigureAwait(false);
            return ResultOf(outcome, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ValueTask<Outcome<AttemptResult>> GuardedAttemptAsync<T>(ResilienceContext context, (GatewayTransport, GatewayCall<T> Call) state)
        where T : class =>
        _resilience.Attempt.ExecuteOutcomeAsync(static (_, state) => state.Item1.AttemptAsync(state.Call), context, state);

    private ValueTask<Outcome<AttemptResult>> NextAttemptAsync<T>(ResilienceContext context, (GatewayTransport, GatewayCall<T> Call) state)
        where T : class
    {
        if (!state.Call.LastIsPending)
        {
            return GuardedAttemptAsync(context, state);
        }

        state.Call.LastIsPending = false;
        return new ValueTask<Outcome<AttemptResult>>(Outcome.FromResult(state.Call.Last));
    }

    /// <summary>The breaker's and the time-out's own exceptions become the truth about the call.</summary>
    private AttemptResult ResultOf<T>(Outcome<AttemptResult> outcome, GatewayCall<T> call)
        where T : class
    {
        if (outcome.Exception is null)
        {
            return outcome.Result;
        }

        if (call.CancellationToken.IsCancellationRequested)
        {
            return AttemptResult.Canceled;
        }

        if (_disposal.IsCancellationRequested)
        {
            return AttemptResult.Disposed;
        }

        return outcome.Exception is BrokenCircuitException broken && call.Last.Error is null
            ? AttemptResult.Final(GatewayFailures.BreakerOpen(call.Request.Operation, broken))
            : call.Last;
    }

    private async ValueTask<Outcome<AttemptResult>> AttemptAsync<T>(GatewayCall<T> call)
        where T : class
    {
        using var deadline = _timeProvider.CancelAfter(AttemptTimeOf(call));
        using var link = call.CancellationToken.Register(CancelSource, deadline);
        using var end = _disposal.Token.Register(CancelSource, deadline);
        var token = default(TokenResult);
        var replays = 0;
        AttemptResult result;
        do
        {
            GatewayRequestMessage? message = null;
            call.Sending = null;
            try
            {
                token = await NextTokenAsync(token, deadline.Token).ConfigureAwait(false);
                if (token.Token is not { } accessToken)
                {
                    result = AnswerJudge.WithoutToken(token.Failure!);
                    break;
                }

                call.Sends++;
                message = _requests.Create(call.Request, call.Address, accessToken);
                ChangeSending.Current = call.Sending = message.Sending;
                using var response = await _httpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
                result = await _judge.JudgeAsync(call, response, deadline.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever a handler throws, the caller is told whether the gateway can have done anything.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                result = _judge.Unanswered(call, exception);
            }
            finally
            {
                message?.Dispose();
            }
        }
        while (result.Verdict == AttemptVerdict.TokenRefused && replays++ == 0);

        return Outcome.FromResult(Conclude(call, result));
    }

    private ValueTask<TokenResult> NextTokenAsync(TokenResult last, CancellationToken cancellationToken) =>
        last.Token is { } refused ? _tokens.RenewAsync(refused, cancellationToken) : _tokens.GetAsync(cancellationToken);

    private AttemptResult Conclude<T>(GatewayCall<T> call, AttemptResult result)
        where T : class
    {
        if (result.Verdict == AttemptVerdict.Repeatable && _disposal.IsCancellationRequested)
        {
            result = AttemptResult.Disposed;
        }

        _resilience.Observe(result);
        call.Last = result;
        return result;
    }

    private TimeSpan AttemptTimeOf<T>(GatewayCall<T> call)
        where T : class
    {
        var remaining = _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), call.Deadline);
        var allowed = call.Request.Operation.IsChange || remaining < _attemptTimeout ? remaining : _attemptTimeout;
        return allowed > TimeSpan.Zero ? allowed : TimeSpan.Zero;
    }
}
