using System.Net;

namespace Baloan.Sdk;

/// <summary>Makes an exception of any error answer. It is total: whatever the bytes are, it never throws.</summary>
internal static class ErrorReader
{
    internal static BaloanApiException Read(in ErrorAnswer answer)
    {
        var body = answer.Body.IsEmpty ? null : new ErrorBody(in answer);
        return new BaloanApiError
        {
            Operation = answer.Operation,
            StatusCode = (HttpStatusCode)answer.StatusCode,
            Code = body?.Code ?? BaloanErrorCode.None,
            RetryAfter = answer.RetryAfter,
            RequestId = answer.RequestId,
            Body = body,
        }.ToException();
    }
}
