using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Baloan.Sdk;

/// <summary>
/// Repeats a token request, which is always safe, within the deadline of its renewal. A request that succeeds at once does not
/// pay for the repeats: most applications make few others, the first of them while they start.
/// </summary>
internal static class TokenRetry
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>The last answer. Throws nothing but the cancellation of <paramref name="cancellationToken"/>.</summary>
    public static async Task<TokenAnswer> RunAsync(
        BaloanTokenOptions options,
        TimeProvider time,
        Func<CancellationToken, Task<TokenAnswer>> request,
        CancellationToken cancellationToken)
    {
        var deadline = time.After(time.GetTimestamp(), options.Timeout);
        TokenAnswer answer;
        using var timeout = time.CancelAfter(options.AttemptTimeout);
        using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout))
        {
            try
            {
                answer = await request(timeout.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                answer = TimedOut();
            }
        }

        return options.MaxRetries > 0 && MayRepeat(answer, time, deadline)
            ? await RepeatAsync(answer, options, time, deadline, request, cancellationToken).ConfigureAwait(false)
            : answer;
    }

    private static async Task<TokenAnswer> RepeatAsync(
        TokenAnswer first,
        BaloanTokenOptions options,
        TimeProvider time,
        long deadline,
        Func<CancellationToken, Task<TokenAnswer>> request,
        CancellationToken cancellationToken)
    {
        TokenAnswer? pending = first;
        try
        {
            return await Build(options, time, deadline).ExecuteAsync(
                async token =>
                {
                    if (pending is { } answer)
                    {
                        pending = null;
                        return answer;
                    }

                    return await request(token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return TimedOut();
        }
    }

    private static ResiliencePipeline<TokenAnswer> Build(BaloanTokenOptions options, TimeProvider time, long deadline) =>
        new ResiliencePipelineBuilder<TokenAnswer> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => new ValueTask<TimeSpan>(Remaining(time, deadline)) })
            .AddRetry(new RetryStrategyOptions<TokenAnswer>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = arguments => new ValueTask<bool>(
                    arguments.Outcome.Exception is TimeoutRejectedException
                    || (arguments.Outcome.Result is { } answer && MayRepeat(answer, time, deadline))),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result?.Failure?.RetryAfter),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    // To wait past the deadline would only hide the gateway's answer behind a timeout.
    private static bool MayRepeat(TokenAnswer answer, TimeProvider time, long deadline) =>
        answer.Failure is { IsTransient: true } failure
        && (failure.RetryAfter ?? TimeSpan.Zero) < Remaining(time, deadline);

    private static TimeSpan Remaining(TimeProvider time, long deadline) => time.GetElapsedTime(time.GetTimestamp(), deadline);

    private static TokenAnswer TimedOut() => new() { Failure = TokenFailure.TimedOut(TokenEndpoint.LoginOperation) };
}
