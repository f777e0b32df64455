#if NET
using System.Runtime.CompilerServices;
#endif

namespace Baloan.Sdk;

/// <summary>The one way out: every operation is sent here, and every answer becomes a result or an exception here.</summary>
internal sealed class CallSender : IDisposable
{
    private readonly HttpClient _httpClient;
    private readonly TokenManager _tokens;
    private readonly TimeProvider _timeProvider;
    private readonly CallTelemetry _telemetry;
    private readonly CallResilience _resilience;
    private readonly GatewayRequestFactory _requests;
    private readonly AnswerJudge _judge;
    private readonly DeadlinePool _deadlines;
    private readonly TimeSpan _attemptTimeout;

    // Never disposed itself: it has no timer, and calls under way still look at it.
    private readonly CancellationTokenSource _disposal = new();

    public CallSender(
        BaloanClientOptions options,
        HttpClient httpClient,
        TokenManager tokens,
        TimeProvider timeProvider,
        CallTelemetry telemetry)
    {
        _httpClient = httpClient;
        _tokens = tokens;
        _timeProvider = timeProvider;
        _telemetry = telemetry;
        _resilience = new CallResilience(options, timeProvider, telemetry);
        _requests = new GatewayRequestFactory(options, httpClient);
        _judge = new AnswerJudge(options.MaxResponseBytes, timeProvider);
        _deadlines = new DeadlinePool(timeProvider);
        _attemptTimeout = options.AttemptTimeout;
    }

    public TimeProvider Time => _timeProvider;

    public bool IsCircuitOpen => _resilience.Breaker.IsOpen;

    /// <summary>Sends an operation whose answer is success or failure, and no more.</summary>
    public Task SendAsync(CallRequest request, CancellationToken cancellationToken) =>
        SendAsync<object>(request, reader: null, cancellationToken);

    /// <summary>Sends an operation and reads its result.</summary>
    public Task<T> SendAsync<T>(CallRequest request, AnswerReader<T>? reader, CancellationToken cancellationToken)
        where T : class
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        DisposedClient.ThrowIf(_disposal.IsCancellationRequested);
        var startedAt = request.StartedAt ?? _timeProvider.GetTimestamp();
        var deadline = _timeProvider.After(startedAt, request.Settings.Timeout);
        var call = new Call<T>(request, _requests.AddressOf(request), reader, startedAt, deadline, cancellationToken);
        _ = RunAsync(call);
        return call.Task;
    }

    /// <summary>A breaker that is open is not counted any more.</summary>
    public void LetGo() => _resilience.Breaker.Dispose();

    /// <summary>Ends the calls under way. What it was given is disposed by whoever gave it.</summary>
    public void Dispose()
    {
        _disposal.Cancel();
        _resilience.Breaker.Dispose();
    }

    private async Task RunAsync(Call call)
    {
        try
        {
            var activity = _telemetry.Start(call.Operation, call.Address);
            try
            {
                await AttemptAsync(call).ConfigureAwait(false);
                if (call.Last.Verdict == AttemptVerdict.Repeatable)
                {
                    await RepeatAsync(call).ConfigureAwait(false);
                }

                if (call.FieldsLeftOut > 0)
                {
                    _telemetry.FieldsLeftOut(call.Operation, call.FieldsLeftOut);
                }
            }
            finally
            {
                // The caller goes on within Complete: the activity must have ended by then.
                _telemetry.Finish(activity, call.Operation, call.StatusCode, call.Sends, call.StartedAt, call.Last);
            }

            call.Complete(call.Last);
        }
#pragma warning disable CA1031 // The call's own task carries every exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            call.Fail(exception);
        }
    }

    private ValueTask RepeatAsync(Call call)
    {
        call.LastIsPending = true;
        return _resilience.RepeatAsync(call, () => NextAttemptAsync(call), _disposal.Token);
    }

    private ValueTask NextAttemptAsync(Call call)
    {
        if (call.LastIsPending)
        {
            call.LastIsPending = false;
            return default;
        }

        return AttemptAsync(call);
    }

    /// <summary>Makes an attempt; <see cref="Call.Last"/> is what came of it.</summary>
    private ValueTask AttemptAsync(Call call) =>
        _resilience.Breaker.Unclosed is { } breaker ? TrialAsync(call, breaker) : SendAsync(call, isTrial: false);

    // Not within AttemptAsync, which would then make the delegate for every call.
    private ValueTask TrialAsync(Call call, BreakerPipeline breaker) =>
        CallResilience.TryAsync(breaker, call, () => SendAsync(call, isTrial: true), _disposal.Token);

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
#endif
    private async ValueTask SendAsync(Call call, bool isTrial)
    {
        using var deadline = _deadlines.Start(AttemptTimeOf(call), call.CancellationToken, _disposal.Token);
        TokenResult? token = null;
        var replays = 0;
        do
        {
            OutgoingMessage? message = null;
            call.Sending = null;
            try
            {
                token = await NextTokenAsync(token, deadline.Token).ConfigureAwait(false);
                if (token.Token is not { } accessToken)
                {
                    call.Last = AnswerJudge.WithoutToken(token.Failure!);
                    break;
                }

                call.Sends++;
                message = _requests.Create(call, accessToken);
                call.Sending = message.Sending;
                using var response = await _httpClient.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token).ConfigureAwait(false);
                await JudgeAsync(call, message, response, deadline.Token).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever a handler throws, the caller is told whether the gateway can have done anything.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                call.Last = _judge.Unanswered(call, exception);
            }
            finally
            {
                message?.Dispose();
            }
        }
        while (call.Last.Verdict == AttemptVerdict.TokenRefused && replays++ == 0);

        await ConcludeAsync(call, token?.Token, isTrial).ConfigureAwait(false);
    }

    private ValueTask JudgeAsync(Call call, OutgoingMessage message, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!message.IsRedirected(response))
        {
            return _judge.JudgeAsync(call, response, cancellationToken);
        }

        call.Last = AnswerJudge.Redirected(call, response);
        return default;
    }

    private ValueTask<TokenResult> NextTokenAsync(TokenResult? last, CancellationToken cancellationToken) =>
        last?.Token is { } refused ? _tokens.RenewAsync(refused, cancellationToken) : _tokens.GetAsync(cancellationToken);

    private ValueTask ConcludeAsync(Call call, AccessToken? token, bool isTrial)
    {
        if (token is not null && call.Last.ShowsTokenTaken)
        {
            token.HasServed = true;
        }

        if (call.Last.Verdict == AttemptVerdict.Repeatable && _disposal.IsCancellationRequested)
        {
            call.Last = AttemptResult.Disposed;
        }

        return isTrial ? default : _resilience.ReportAsync(call);
    }

    private TimeSpan AttemptTimeOf(Call call)
    {
        // To read a partner's body has taken a part of the time.
        var now = call.Sends == 0 && call.OwnBody is null ? call.StartedAt : _timeProvider.GetTimestamp();
        var remaining = _timeProvider.GetElapsedTime(now, call.Deadline);
        var allowed = call.Operation.IsChange || remaining < _attemptTimeout ? remaining : _attemptTimeout;
        return allowed > TimeSpan.Zero ? allowed : TimeSpan.Zero;
    }
}
