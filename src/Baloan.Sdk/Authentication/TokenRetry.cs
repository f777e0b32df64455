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
    /// <summary>The last result. Throws nothing but the cancellation of <paramref name="cancellationToken"/>.</summary>
    public static async Task<TokenResult> RunAsync(
        BaloanTokenOptions options,
        TimeProvider timeProvider,
        Func<CancellationToken, Task<TokenResult>> request,
        CancellationToken cancellationToken)
    {
        var deadline = timeProvider.After(timeProvider.GetTimestamp(), options.Timeout);
        TokenResult result;
        using var timeout = timeProvider.CancelAfter(options.AttemptTimeout);
        using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout))
        {
            try
            {
                result = await request(timeout.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                cancellationToken.ThrowIfCancellationRequested();
                result = TimedOut();
            }
        }

        return options.MaxRetries > 0 && MayRepeat(result, timeProvider, deadline)
            ? await RepeatAsync(result, options, timeProvider, deadline, request, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private static async Task<TokenResult> RepeatAsync(
        TokenResult first,
        BaloanTokenOptions options,
        TimeProvider timeProvider,
        long deadline,
        Func<CancellationToken, Task<TokenResult>> request,
        CancellationToken cancellationToken)
    {
        TokenResult? pending = first;
        try
        {
            return await Build(options, timeProvider, deadline).ExecuteAsync(
                async token =>
                {
                    if (pending is { } result)
                    {
                        pending = null;
                        return result;
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

    private static ResiliencePipeline<TokenResult> Build(BaloanTokenOptions options, TimeProvider timeProvider, long deadline) =>
        new ResiliencePipelineBuilder<TokenResult> { TimeProvider = timeProvider }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => new ValueTask<TimeSpan>(Remaining(timeProvider, deadline)) })
            .AddRetry(new RetryStrategyOptions<TokenResult>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.BaseDelay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = arguments => new ValueTask<bool>(
                    arguments.Outcome.Exception is TimeoutRejectedException
                    || (arguments.Outcome.Result is { } result && MayRepeat(result, timeProvider, deadline))),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result?.Failure?.RetryAfter),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    // To wait past the deadline would only hide the gateway's answer behind a timeout.
    private static bool MayRepeat(TokenResult result, TimeProvider timeProvider, long deadline) =>
        result.Failure is { IsTransient: true } failure
        && (failure.RetryAfter ?? TimeSpan.Zero) < Remaining(timeProvider, deadline);

    private static TimeSpan Remaining(TimeProvider timeProvider, long deadline) => timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), deadline);

    private static TokenResult TimedOut() => new(TokenFailure.TimedOut(TokenEndpoint.LoginOperation));
}
