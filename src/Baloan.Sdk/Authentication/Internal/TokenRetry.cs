using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>Repeats a token request, which is always safe, within the deadline of its renewal.</summary>
internal static class TokenRetry
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>The last answer. Throws nothing but the cancellation of <paramref name="cancellationToken"/>.</summary>
    public static async Task<TokenAnswer> RunAsync(
        BaloanTokenOptions options,
        TimeProvider time,
        Func<CancellationToken, ValueTask<TokenAnswer>> request,
        CancellationToken cancellationToken)
    {
        try
        {
            return await Build(options, time).ExecuteAsync(
                static (request, token) => request(token), request, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return new TokenAnswer { Failure = TokenFailure.TimedOut(TokenEndpoint.LoginOperation) };
        }
    }

    private static ResiliencePipeline<TokenAnswer> Build(BaloanTokenOptions options, TimeProvider time)
    {
        var deadline = time.After(time.GetTimestamp(), options.TotalTimeout);
        var builder = new ResiliencePipelineBuilder<TokenAnswer> { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MaxRetryAttempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<TokenAnswer>
            {
                MaxRetryAttempts = options.MaxRetryAttempts,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = arguments => new ValueTask<bool>(
                    arguments.Outcome.Exception is TimeoutRejectedException
                    || (arguments.Outcome.Result?.Failure is { IsTransient: true } failure && Fits(failure.RetryAfter))),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result?.Failure?.RetryAfter),
            });
        }

        return builder.AddTimeout(options.AttemptTimeout).Build();

        // To wait past the deadline would only hide the gateway's answer behind a timeout.
        bool Fits(TimeSpan? wait) =>
            wait is not { } span || span < time.GetElapsedTime(time.GetTimestamp(), deadline);
    }
}
