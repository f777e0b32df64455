using System.Collections.ObjectModel;
using System.Globalization;
using System.Net;

namespace Baloan.Sdk;

/// <summary>
/// What an error answer of the gateway said. The library makes it from the answer; a test makes one to throw a
/// <see cref="BaloanApiException"/> from a fake client.
/// </summary>
/// <example>
/// <code>
/// throw new BaloanApiError
/// {
///     Operation = "PATCH loan/{uuid}/contract/",
///     StatusCode = HttpStatusCode.BadRequest,
///     Code = BaloanErrorCode.IncorrectOtpCode,
/// }.ToException();
/// </code>
/// </example>
public sealed class BaloanApiError
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoFieldErrors =
        new ReadOnlyDictionary<string, IReadOnlyList<string>>(new Dictionary<string, IReadOnlyList<string>>());

    private ErrorDetails? _given;

    /// <summary>The gateway operation, such as <c>POST loan/</c>; null where it is not known.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>The gateway's error code; <see cref="BaloanErrorCode.None"/> where the answer had none.</summary>
    public BaloanErrorCode Code { get; init; }

    /// <summary>The gateway's message, in the language that was asked for. It can carry personal data.</summary>
    public string? GatewayMessage
    {
        get => _given?.Message ?? Body?.Details.Message;
        init => Given.Message = value;
    }

    /// <summary>The gateway's messages by the name of the field; empty where the answer names none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors
    {
        get => _given?.FieldErrors ?? Body?.Details.FieldErrors ?? NoFieldErrors;
        init => Given.FieldErrors = value;
    }

    /// <summary>The body of the answer as text, cut after 64 KiB; empty where there was none.</summary>
    public string RawBody
    {
        get => _given?.RawBody ?? Body?.Text ?? "";
        init => Given.RawBody = value;
    }

    /// <summary>How long the gateway asks to wait (<c>Retry-After</c>); null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The id that the gateway gave the request; null where it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// With <see cref="BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber"/>: the phone number that the national id
    /// is registered with, where the answer gives it in a field of its own. Personal data.
    /// </summary>
    public PhoneNumber? RegisteredPhoneNumber
    {
        get => _given?.RegisteredPhoneNumber ?? Body?.Details.RegisteredPhoneNumber;
        init => Given.RegisteredPhoneNumber = value;
    }

    /// <summary>
    /// With <see cref="BaloanErrorCode.ServiceInquiryFailed"/>: the upstream service that failed, where the answer
    /// gives it in a field of its own.
    /// </summary>
    public string? ServiceName
    {
        get => _given?.ServiceName ?? Body?.Details.ServiceName;
        init => Given.ServiceName = value;
    }

    internal ErrorBody? Body { get; init; }

    internal bool HasFieldErrors => _given?.FieldErrors is { Count: > 0 } || Body is { HasFieldErrors: true };

    private ErrorDetails Given => _given ??= new ErrorDetails();

    /// <summary>The exception of the family that the status and the code belong to.</summary>
    public BaloanApiException ToException() => ErrorFamily.Of((int)StatusCode, Code, HasFieldErrors).ToException(this);

    /// <summary>The operation, the status and the code; nothing that can be personal.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1} {2}",
        Operation,
        (int)StatusCode,
        CodeShape.IsSafeToShow(Code) ? Code.Value : "").Trim();
}
