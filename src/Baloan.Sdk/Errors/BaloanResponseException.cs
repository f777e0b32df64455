using System.Globalization;
using System.Net;

namespace Baloan.Sdk;

/// <summary>
/// The gateway answered with success, but the answer cannot be read: it is no JSON, or lacks what the caller needs
/// (a loan without <c>uuid</c>), or it is the answer of another address, to which a redirect led.
/// </summary>
/// <remarks>
/// The gateway has done what was asked: do not repeat a change. Report it to Baloan or to this library, with
/// <see cref="Field"/> and, where it is allowed, <see cref="RawBody"/>, which can carry personal data.
/// </remarks>
public sealed class BaloanResponseException : BaloanException
{
    private readonly string? _rawBody;
    private readonly CapturedBody? _body;

    /// <summary>Makes the exception. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="operation">The gateway operation, such as <c>POST loan/</c>.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    /// <param name="field">The wire name of the field that is missing or cannot be read; null for the answer as a whole.</param>
    /// <param name="rawBody">The body as text.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public BaloanResponseException(
        string? operation, HttpStatusCode statusCode, string? field = null, string? rawBody = null, Exception? innerException = null)
        : base(Sentence(operation, statusCode, field), operation, innerException)
    {
        StatusCode = statusCode;
        Field = field;
        _rawBody = rawBody;
    }

    private BaloanResponseException(Exception innerException, string message, string? operation, HttpStatusCode statusCode)
        : base(message, operation, innerException) => StatusCode = statusCode;

    internal BaloanResponseException(
        string? operation, HttpStatusCode statusCode, string? field, CapturedBody body, Exception? innerException = null)
        : this(operation, statusCode, field, (string?)null, innerException) => _body = body;

    /// <summary>The HTTP status of the answer, a 2xx.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The wire name of the field that is missing or cannot be read, such as <c>uuid</c>; null for the answer as a whole.</summary>
    public string? Field { get; }

    /// <summary>The body of the answer as text, cut after 64 KiB; empty where there was none. It can carry personal data.</summary>
    public string RawBody => _rawBody ?? _body?.Text ?? "";

    internal static BaloanResponseException WithSentence(string sentence, string? operation, HttpStatusCode statusCode, Exception innerException) =>
        new(innerException, sentence, operation, statusCode);

    private static string Sentence(string? operation, HttpStatusCode statusCode, string? field) => string.Format(
        CultureInfo.InvariantCulture,
        field is null
            ? "The answer to {0} (status {1}) cannot be read. The gateway has done what was asked: do not repeat a change. Report it."
            : "The answer to {0} (status {1}) lacks a readable '{2}'. The gateway has done what was asked: do not repeat a change. Report it.",
        operation ?? "a request",
        (int)statusCode,
        field);
}
