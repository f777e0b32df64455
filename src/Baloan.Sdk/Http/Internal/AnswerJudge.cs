using System.Net;
using Baloan.Sdk.Authentication.Internal;
using Baloan.Sdk.Errors.Internal;

namespace Baloan.Sdk.Http.Internal;

/// <summary>Says what an attempt came to: whether there is a result, what went wrong, and whether it may be repeated.</summary>
internal sealed class AnswerJudge(int maxResponseBytes, TimeProvider timeProvider)
{
    /// <summary>The gateway answered; <see cref="GatewayCall.Last"/> is what it came to.</summary>
    public async ValueTask JudgeAsync(GatewayCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        call.StatusCode = (int)response.StatusCode;
        if (response.IsSuccessStatusCode && !call.HasResult)
        {
            call.Last = AttemptResult.Success;
            return;
        }

        using var body = new ResponseBody(response.Content, response.IsSuccessStatusCode ? maxResponseBytes : CapturedBody.MaxBytes);
        await body.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (body.Failure is not null && call.CancellationToken.IsCancellationRequested)
        {
            call.Last = AttemptResult.Canceled;
        }
        else
        {
            call.Last = response.IsSuccessStatusCode
                ? ReadResult(call, response, body)
                : ReadError(call.Operation, response, body);
        }
    }

    /// <summary>No token could be had, so the operation was not sent.</summary>
    public static AttemptResult WithoutToken(TokenFailure failure)
    {
        var error = failure.ToException();
        return AttemptResult.Final(error, isOutage: error is BaloanUnavailableException or BaloanConnectionException);
    }

    /// <summary>The gateway did not answer.</summary>
    public AttemptResult Unanswered(GatewayCall call, Exception exception)
    {
        if (call.CancellationToken.IsCancellationRequested)
        {
            return AttemptResult.Canceled;
        }

        // The caller did not cancel, so that the time has run out, for the whole operation or for this attempt.
        var cause = exception is OperationCanceledException ? new TimeoutException("No answer came in time.", exception) : exception;
        var operation = call.Operation;
        if (exception is ChangeRepeatedException && call.Sending?.Refusal is { } refusal)
        {
            // The handler that repeats has thrown the answer away; that it said "nothing done" is still known.
            call.StatusCode = (int)refusal.StatusCode;
            return ReadError(operation, refusal, body: null);
        }

        return call.Sending is { MayHaveLeft: true }
            ? AttemptResult.Final(GatewayFailures.OutcomeUnknown(operation, cause), isOutage: true)
            : AttemptResult.Repeatable(GatewayFailures.NotReached(operation, cause), isOutage: true);
    }

    private AttemptResult ReadResult(GatewayCall call, HttpResponseMessage response, ResponseBody body)
    {
        if (body.Failure is { } failure)
        {
            return Unanswered(call, failure);
        }

        var operation = call.Operation;
        if (body.IsTruncated)
        {
            return AttemptResult.Final(GatewayFailures.TooLong(operation, response, body.Bytes, maxResponseBytes));
        }

        return call.TryReadResult(body.Content, out var unreadable)
            ? AttemptResult.Success
            : AttemptResult.Final(GatewayFailures.Unreadable(operation, response, body.Bytes, unreadable));
    }

    private AttemptResult ReadError(GatewayOperation operation, HttpResponseMessage response, ResponseBody? body)
    {
        var retryAfter = RetryAfterHeader.Read(response, timeProvider);
        var error = GatewayFailures.Answered(operation, response, body, retryAfter);
        var status = (int)response.StatusCode;
        if (error is BaloanAuthenticationException && IsAboutToken(status, error))
        {
            return AttemptResult.TokenRefused(error);
        }

        if (status == 429)
        {
            return AttemptResult.Repeatable(error, isOutage: false);
        }

        if (status < 500 && status != (int)HttpStatusCode.RequestTimeout)
        {
            return AttemptResult.Final(error);
        }

        // 503 is said before any work is done; any other 5xx, and a proxy's time-out, may come after it.
        return !operation.IsChange || status == (int)HttpStatusCode.ServiceUnavailable
            ? AttemptResult.Repeatable(error, isOutage: true)
            : error.Code.IsDocumented
                ? AttemptResult.Final(error, isOutage: true)
                : AttemptResult.Final(GatewayFailures.OutcomeUnknown(operation, error), isOutage: true);
    }

    private static bool IsAboutToken(int status, BaloanApiException error) =>
        status == (int)HttpStatusCode.Unauthorized
        || (status == (int)HttpStatusCode.Forbidden && string.Equals(error.Code.Value, "token_not_valid", StringComparison.Ordinal));
}
