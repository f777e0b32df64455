using System.Net;

namespace Baloan.Sdk.Errors.Internal;

/// <summary>Makes an exception of any error answer. It is total: whatever the bytes are, it never throws.</summary>
internal static class ErrorReader
{
    internal static BaloanApiException Read(in ErrorAnswer answer) => new BaloanApiError
    {
        Operation = answer.Operation,
        StatusCode = (HttpStatusCode)answer.StatusCode,
        RetryAfter = answer.RetryAfter,
        RequestId = answer.RequestId,
        Body = new ErrorBody(answer.Body.ToArray(), hasFieldErrors: false),
    }.ToException();
}
