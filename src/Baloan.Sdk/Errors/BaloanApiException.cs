using System.Globalization;
using System.Net;
using System.Text;

namespace Baloan.Sdk;

/// <summary>
/// The gateway answered with an error. Thrown itself where none of its families fits: a 405, a 415, a redirect, or a
/// 400 whose code this version does not know. Every other error answer is one of the derived exceptions, which are
/// divided by what the caller does next.
/// </summary>
/// <remarks>
/// <see cref="GatewayMessage"/>, <see cref="FieldErrors"/> and <see cref="RawBody"/> are the gateway's own text and
/// can carry personal data: show them to the person concerned, do not log them. <see cref="Exception.Message"/> and
/// <see cref="Exception.ToString"/> never hold them.
/// </remarks>
/// <example>
/// <code>
/// try
/// {
///     var loan = await baloan.Loans.CreateAsync(request, cancellationToken);
/// }
/// catch (BaloanApplicantException e)
/// {
///     return View("Refused", e.Code);
/// }
/// catch (BaloanApiException e) when (e.Code == BaloanErrorCode.DuplicateRequest)
/// {
///     return RedirectToAction("Status");
/// }
/// </code>
/// </example>
public class BaloanApiException : BaloanException
{
    private readonly BaloanApiError _error;
    private string? _message;

    /// <summary>Makes the exception for an error answer. Public, so that a test can throw one from a fake client.</summary>
    /// <param name="error">What the gateway answered.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public BaloanApiException(BaloanApiError error, Exception? innerException = null)
        : base(null, (error ?? throw new ArgumentNullException(nameof(error))).Operation, innerException) => _error = error;

    /// <summary>This library's own sentence: the operation, the status, the code and what to do.</summary>
    public override string Message => _message ??= ErrorMessage.For(_error, Family);

    /// <summary>The HTTP status of the answer.</summary>
    public HttpStatusCode StatusCode => _error.StatusCode;

    /// <summary>The gateway's error code; <see cref="BaloanErrorCode.None"/> where the answer had none.</summary>
    public BaloanErrorCode Code => _error.Code;

    /// <summary>The gateway's message, in the language that was asked for. It can carry personal data.</summary>
    public string? GatewayMessage => _error.GatewayMessage;

    /// <summary>
    /// The gateway's messages by the name of the field (<c>phone_number</c>; a nested one as <c>user.phone_number</c>).
    /// Empty where the answer names no field. The messages can carry personal data.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors => _error.FieldErrors;

    /// <summary>The body of the answer as text, cut after 64 KiB; empty where there was none. It can carry personal data.</summary>
    public string RawBody => _error.RawBody;

    /// <summary>How long the gateway asks to wait (<c>Retry-After</c>); null where it does not say.</summary>
    public TimeSpan? RetryAfter => _error.RetryAfter;

    /// <summary>The id that the gateway gave the request, for a question to Baloan's support; null where it gave none.</summary>
    public string? RequestId => _error.RequestId;

    internal BaloanApiError Error => _error;

    internal virtual ErrorFamily Family => ErrorFamily.Other;
}

/// <summary>Writes the message of a <see cref="BaloanApiException"/>, from nothing that can be personal.</summary>
internal static class ErrorMessage
{
    // The names of the wire; any other name in an answer could be made of what a person typed.
    private static readonly string[] ShownFields =
        ["phone_number", "national_identifier", "birth_date", "amount", "loan_due", "store", "otp", "username", "password"];

    public static string For(BaloanApiError error, ErrorFamily family)
    {
        var documented = DocumentedError.Find(error.Code);
        var sentence = new StringBuilder(160)
            .Append(error.Operation ?? "A request")
            .Append(" was answered with status ")
            .Append(((int)error.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (CodeShape.IsSafeToShow(error.Code))
        {
            sentence.Append(" and code ").Append(error.Code.Value);
        }

        sentence.Append(". ").Append(documented?.Family == family ? documented.Advice : family.Advice);
        if (error.HasFieldErrors)
        {
            AppendFields(sentence, error.FieldErrors);
        }

        if (error.RetryAfter is { } wait && wait > TimeSpan.Zero)
        {
            sentence.AppendFormat(CultureInfo.InvariantCulture, " The gateway asks to wait {0:0} s.", Math.Ceiling(wait.TotalSeconds));
        }

        return sentence.ToString();
    }

    private static void AppendFields(StringBuilder sentence, IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    {
        var separator = " Fields: ";
        foreach (var field in ShownFields)
        {
            if (errors.ContainsKey(field))
            {
                sentence.Append(separator).Append(field);
                separator = ", ";
            }
        }

        if (separator == ", ")
        {
            sentence.Append('.');
        }
    }
}
