using System.Globalization;
using System.Net;

namespace Baloan.Sdk;

/// <summary>Says what an attempt came to: whether there is a result, what went wrong, and whether it may be repeated.</summary>
internal sealed class AnswerJudge(int maxResponseBytes, TimeProvider timeProvider)
{
    /// <summary>The gateway answered; <see cref="Call.Last"/> is what it came to, or <see cref="Call.OpenAnswer"/> what is still to be streamed.</summary>
    public async ValueTask JudgeAsync(Call call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        call.StatusCode = (int)response.StatusCode;
        if (response.IsSuccessStatusCode && call.StreamsResult)
        {
            call.OpenAnswer = response;
            return;
        }

        using (response)
        {
            using var body = new ResponseBody(response.Content, response.IsSuccessStatusCode && call.HasResult ? maxResponseBytes : CapturedBody.MaxBytes);
            await body.ReadAsync(cancellationToken).ConfigureAwait(false);
            call.Last = body.Failure is not null && call.CancellationToken.IsCancellationRequested ? AttemptResult.Canceled
                : response.IsSuccessStatusCode ? ReadSuccess(call, response, body)
                : ReadError(call.Operation, response, body);
        }
    }

    /// <summary>No token could be had, so the operation was not sent.</summary>
    public static AttemptResult WithoutToken(TokenFailure failure)
    {
        var error = failure.ToException();
        return failure.IsOfPartnerStore
            ? AttemptResult.WithoutGateway(error)
            : AttemptResult.Final(error, isOutage: error is BaloanUnavailableException or BaloanConnectionException);
    }

    /// <summary>No answer of the gateway came.</summary>
    public AttemptResult Unanswered(Call call, Exception exception)
    {
        var own = call.ResultOf(exception);
        return call.CancellationToken.IsCancellationRequested ? AttemptResult.Canceled
            : own is { } result ? result
            : exception is RedirectFollowedException redirect ? Redirected(call, redirect.StatusCode)
            : exception is ChangeRepeatedException && call.Progress?.Refusal is { } refusal ? Refused(call, refusal)
            : NotAnswered(call, exception);
    }

    private static AttemptResult Redirected(Call call, HttpStatusCode status)
    {
        call.StatusCode = (int)status;
        return AttemptResult.Final(call.Operation.IsChange
            ? CallErrors.OutcomeUnknown(call.Operation, FollowedRedirect.Cause())
            : FollowedRedirect.ToException(call.Operation.Name, status));
    }

    /// <summary>A repeating handler has discarded the answer; its status, which says that nothing was done, was noted.</summary>
    private AttemptResult Refused(Call call, HttpResponseMessage refusal)
    {
        call.StatusCode = (int)refusal.StatusCode;
        return ReadError(call.Operation, refusal, body: null);
    }

    private static AttemptResult NotAnswered(Call call, Exception exception)
    {
        // The caller did not cancel, so that the time has run out, for the whole call or for this attempt.
        var cause = exception is OperationCanceledException ? new TimeoutException("No answer came in time.", exception) : exception;
        return call.Progress is { MayHaveLeft: true }
            ? AttemptResult.Final(CallErrors.OutcomeUnknown(call.Operation, cause), isOutage: true)
            : AttemptResult.Repeatable(CallErrors.NotReached(call.Operation, cause), isOutage: true);
    }

    private AttemptResult ReadSuccess(Call call, HttpResponseMessage response, ResponseBody body)
    {
        if (body.Failure is { } failure)
        {
            return Unanswered(call, failure);
        }

        if (!FalseSuccess.IsKnown((int)response.StatusCode))
        {
            return Foreign(call.Operation, response, body, unreadable: default);
        }

        return call.HasResult ? ReadResult(call, response, body)
            : (body.IsTruncated && !call.Operation.IsOwn) || IsForeign(response, body) ? Foreign(call.Operation, response, body, unreadable: default)
            : AttemptResult.Success;
    }

    private AttemptResult ReadResult(Call call, HttpResponseMessage response, ResponseBody body)
    {
        var operation = call.Operation;
        if (body.IsTruncated)
        {
            return AttemptResult.Final(CallErrors.TooLong(operation, response, body.Bytes, maxResponseBytes));
        }

        // A partner's own type may be readable from an error body, so the error is looked for first.
        if (operation.IsOwn && IsForeign(response, body))
        {
            return Foreign(operation, response, body, unreadable: default);
        }

        if (call.TryReadResult(body.Content, out var unreadable))
        {
            return AttemptResult.Success;
        }

        return operation.IsChange && IsForeign(response, body)
            ? Foreign(operation, response, body, unreadable)
            : AttemptResult.Final(CallErrors.Unreadable(operation, response, body.Bytes, unreadable));
    }

    private static bool IsForeign(HttpResponseMessage response, ResponseBody body)
    {
        var contentType = AnswerHeaders.ContentTypeOf(response);
        var isCut = body.IsTruncated || body.Length > body.Bytes.Length;
        return FalseSuccess.IsForeign(body.Bytes, isCut, (int)response.StatusCode, contentType?.MediaType, contentType?.CharSet);
    }

    /// <summary>A success that is not the gateway's. What it says is kept for the caller, like that of an error.</summary>
    private static AttemptResult Foreign(GatewayOperation operation, HttpResponseMessage response, ResponseBody body, Unreadable unreadable) =>
        AttemptResult.Final(operation.IsChange
            ? CallErrors.FalseSuccess(operation, AnswerError.Of(operation.Name, response, body, retryAfter: null))
            : CallErrors.Unreadable(operation, response, body.Bytes, unreadable));

    private AttemptResult ReadError(GatewayOperation operation, HttpResponseMessage response, ResponseBody? body)
    {
        var retryAfter = RetryAfterHeader.Read(response, timeProvider);
        var error = AnswerError.Of(operation.Name, response, body, retryAfter);
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

        // 503 is said before any work is done; any other 5xx, and a proxy's time-out, may come after it. Of the codes only the one of a
        // failed inquiry belongs to a failure; any other, given while failing, proves nothing.
        return !operation.IsChange || status == (int)HttpStatusCode.ServiceUnavailable
            ? AttemptResult.Repeatable(error, isOutage: true)
            : error.Code == BaloanErrorCode.ServiceInquiryFailed
                ? AttemptResult.Final(error, isOutage: true)
                : AttemptResult.Final(CallErrors.OutcomeUnknown(operation, error), isOutage: true);
    }

    private static bool IsAboutToken(int status, BaloanApiException error) =>
        status == (int)HttpStatusCode.Unauthorized
        || (status == (int)HttpStatusCode.Forbidden && string.Equals(error.Code.Value, "token_not_valid", StringComparison.Ordinal));
}

/// <summary>Makes the exceptions of calls.</summary>
internal static class CallErrors
{
    /// <summary>The gateway received nothing, or only a read.</summary>
    public static BaloanConnectionException NotReached(GatewayOperation operation, Exception cause) =>
        new(operation.Name, innerException: TransportCause.Of(cause));

    public static BaloanOutcomeUnknownException OutcomeUnknown(GatewayOperation operation, Exception cause) =>
        new(operation.Name, innerException: TransportCause.Of(cause));

    /// <summary>A change was answered with success, but not by the gateway, or with an error's code.</summary>
    public static BaloanOutcomeUnknownException FalseSuccess(GatewayOperation operation, BaloanApiException answer) => new(
        operation.Name,
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} was sent, and what came with status {1} is no answer that the gateway gives to it, but a page such as a firewall's or an error: the gateway may have done it. Find out before repeating the call.",
            operation.Name,
            (int)answer.StatusCode),
        answer);

    public static BaloanConnectionException BreakerOpen(GatewayOperation operation, Exception cause) => new(
        operation.Name,
        $"The circuit breaker is open after repeated failures: {operation.Name} was not sent, and nothing can have happened. It is safe to repeat the call later.",
        cause);

    /// <summary>The gateway answered with success, but the result cannot be understood.</summary>
    public static BaloanResponseException Unreadable(GatewayOperation operation, HttpResponseMessage response, ReadOnlySpan<byte> body, Unreadable unreadable) => new(
        operation.Name,
        response.StatusCode,
        unreadable.Field,
        CapturedBody.Of(body, response.Content.Headers.ContentType?.CharSet, isTruncated: false),
        unreadable.IsTooCostly ? new InvalidDataException("The answer asks for more memory than an answer of its length may take.") : null);

    public static BaloanResponseException TooLong(GatewayOperation operation, HttpResponseMessage response, ReadOnlySpan<byte> body, int limit) => new(
        operation.Name,
        response.StatusCode,
        field: null,
        CapturedBody.Of(body, response.Content.Headers.ContentType?.CharSet, isTruncated: true),
        innerException: new InvalidDataException($"The answer is longer than {limit.ToString(CultureInfo.InvariantCulture)} bytes ({nameof(BaloanClientOptions.MaxResponseBytes)})."));
}
