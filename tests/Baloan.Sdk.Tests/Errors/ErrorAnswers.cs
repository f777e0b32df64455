using System.Text;

namespace Baloan.Sdk.Tests.Errors;

/// <summary>Reads an error answer as the client does.</summary>
internal static class ErrorAnswers
{
    public const string Operation = "POST loan/";

    public static BaloanApiException Read(string body, int status = 400, string? mediaType = "application/json") =>
        Read(Encoding.UTF8.GetBytes(body), status, mediaType);

    public static BaloanApiException Read(
        byte[] body, int status = 400, string? mediaType = "application/json", string? charset = null, bool isTruncated = false) =>
        ErrorReader.Read(new ErrorAnswer
        {
            Operation = Operation,
            StatusCode = status,
            Body = body,
            MediaType = mediaType,
            Charset = charset,
            IsTruncated = isTruncated,
        });
}
