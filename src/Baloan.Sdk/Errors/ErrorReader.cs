using System.Collections.ObjectModel;
using System.Net;

namespace Baloan.Sdk;

/// <summary>Makes an exception of any error answer. Whatever the bytes are, it never throws.</summary>
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

/// <summary>An error answer as it came; <see cref="Body"/> is not needed any more once it has been read.</summary>
internal readonly ref struct ErrorAnswer
{
    public string? Operation { get; init; }

    public int StatusCode { get; init; }

    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Whether more of the body came than <see cref="Body"/> holds.</summary>
    public bool IsTruncated { get; init; }

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? RequestId { get; init; }
}

/// <summary>The body of an error answer: what decides the exception is known, the rest is read when asked for.</summary>
internal sealed class ErrorBody : CapturedBody
{
    private const int MaxTextLength = 2000;

    private readonly int _status;
    private readonly bool _isMarkup;
    private ErrorDetails? _details;

    public ErrorBody(in ErrorAnswer answer)
        : base(Copy(answer.Body, answer.Charset, answer.IsTruncated))
    {
        _status = answer.StatusCode;
        var content = CodeShape.Trim(Utf8);
        if (BodyText.StartsJson(content))
        {
            var reader = new ErrorBodyReader(content, _status, details: null);
            reader.Run();
            Code = reader.Code;
            HasFieldErrors = reader.HasFieldErrors;
        }
        else
        {
            Code = BareCode(content, answer.IsTruncated);
            _isMarkup = content is [(byte)'<', ..] || IsMarkup(answer.MediaType);
        }
    }

    public BaloanErrorCode Code { get; }

    public bool HasFieldErrors { get; }

    public ErrorDetails Details => _details ??= ReadDetails();

    private ErrorDetails ReadDetails()
    {
        var content = CodeShape.Trim(Utf8);
        if (!BodyText.StartsJson(content))
        {
            return new ErrorDetails { Message = _isMarkup || Code != BaloanErrorCode.None ? null : Prose(Text) };
        }

        var builder = new ErrorDetailsBuilder(Code, content.Length);
        var reader = new ErrorBodyReader(content, _status, builder);
        reader.Run();
        return builder.Build();
    }

    private static BaloanErrorCode BareCode(ReadOnlySpan<byte> content, bool isCut) =>
        DocumentedError.Find(content) is { } documented ? documented.Code
        : !isCut && CodeShape.IsSnakeCase(content) ? BaloanErrorCode.From(BodyText.Ascii(content))
        : BaloanErrorCode.None;

    // The media types of pages: text/html, application/xhtml+xml and the like.
    private static bool IsMarkup(string? mediaType) =>
        mediaType is not null
        && (mediaType.EndsWith("html", StringComparison.OrdinalIgnoreCase)
            || mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>A plain text as a message; null for anything else, such as a file.</summary>
    private static string? Prose(string text)
    {
        foreach (var c in text)
        {
            if (c == '\uFFFD' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t')))
            {
                return null;
            }
        }

        var message = text.Trim();
        return message.Length switch
        {
            0 => null,
            > MaxTextLength => message.Substring(0, MaxTextLength),
            _ => message,
        };
    }
}

/// <summary>What is only read from an error body when somebody asks for it, or what a test gives in its place.</summary>
internal sealed class ErrorDetails
{
    public string? Message { get; set; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? FieldErrors { get; set; }

    public string? RawBody { get; set; }

    public PhoneNumber? RegisteredPhoneNumber { get; set; }

    public string? ServiceName { get; set; }
}

/// <summary>Collects the texts of an error body, within bounds.</summary>
/// <param name="code">The code that the exception carries.</param>
/// <param name="length">The body's length in bytes.</param>
internal sealed class ErrorDetailsBuilder(BaloanErrorCode code, int length)
{
    // With the kept body and one last text that is less than four times the body.
    private const int FreeBytes = 8 * 1024;
    private const int CostOfObject = 32;
    private const int CostOfField = 160;

    private const int MaxFields = 100;

    private const int MaxMessagesOfField = 20;

    private readonly Dictionary<string, IReadOnlyList<string>> _fieldErrors = new(StringComparer.Ordinal);
    private int _left = length + FreeBytes;
    private string? _messageOfCode;
    private string? _firstMessage;
    private string? _firstFieldMessage;
    private string? _title;
    private PhoneNumber? _registeredPhoneNumber;
    private string? _serviceName;

    /// <summary>The code that the exception carries.</summary>
    public BaloanErrorCode Code { get; } = code;

    /// <summary>Whether so much was collected that no more may be.</summary>
    public bool IsFull => _left < 0;

    /// <summary>Takes a text from what may be collected.</summary>
    public string Take(string text)
    {
        _left -= CostOfObject + (text.Length * sizeof(char));
        return text;
    }

    public void AddMessageOfCode(string message) => _messageOfCode ??= message;

    public void AddMessage(string message) => _firstMessage ??= message;

    public void AddTitle(string message) => _title ??= message;

    public void AddFieldError(string field, string message, bool isCode)
    {
        if (!isCode)
        {
            _firstFieldMessage ??= message;
        }

        if (_fieldErrors.TryGetValue(field, out var messages))
        {
            if (messages.Count < MaxMessagesOfField)
            {
                ((List<string>)messages).Add(message);
            }
        }
        else if (_fieldErrors.Count < MaxFields)
        {
            _left -= CostOfField;
            _fieldErrors.Add(field, new List<string> { message });
        }
    }

    public void AddPhoneNumber(string text)
    {
        // A masked number is not read: it would be a guess.
        if (Code == BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber && PhoneNumber.TryParse(text, out var number))
        {
            _registeredPhoneNumber ??= number;
        }
    }

    public void AddServiceName(string text)
    {
        if (Code == BaloanErrorCode.ServiceInquiryFailed)
        {
            _serviceName ??= text;
        }
    }

    public ErrorDetails Build() => new()
    {
        Message = _messageOfCode ?? _firstMessage ?? _firstFieldMessage ?? _title,
        FieldErrors = new ReadOnlyDictionary<string, IReadOnlyList<string>>(_fieldErrors),
        RegisteredPhoneNumber = _registeredPhoneNumber,
        ServiceName = _serviceName,
    };
}
