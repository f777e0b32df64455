using System.Collections.ObjectModel;

namespace Baloan.Sdk;

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
