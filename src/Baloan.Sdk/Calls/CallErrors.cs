using System.Globalization;

namespace Baloan.Sdk;

/// <summary>Makes the exceptions of calls.</summary>
internal static class CallErrors
{
    /// <summary>The gateway answered with an error.</summary>
    public static BaloanApiException Answered(GatewayOperation operation, HttpResponseMessage response, ResponseBody? body, TimeSpan? retryAfter)
    {
        var contentType = AnswerHeaders.ContentTypeOf(response);
        return ErrorReader.Read(new ErrorAnswer
        {
            Operation = operation.Name,
            StatusCode = (int)response.StatusCode,
            Body = body is null ? default : body.Bytes,
            IsTruncated = body is { IsTruncated: true },
            MediaType = contentType?.MediaType,
            Charset = contentType?.CharSet,
            RetryAfter = retryAfter,
            RequestId = AnswerHeaders.RequestIdOf(response),
        });
    }

    /// <summary>Nothing left for the gateway, or nothing that can have changed anything there.</summary>
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
