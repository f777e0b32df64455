using System.Diagnostics.CodeAnalysis;

namespace Baloan.Sdk;

/// <summary>A call back as it was read, or the answer to what is none.</summary>
internal readonly struct CallbackReading
{
    private readonly LoanCallback? _callback;

    public CallbackReading(LoanCallback callback) => _callback = callback;

    public CallbackReading(CallbackAnswer answer) => Answer = answer;

    public CallbackAnswer? Answer { get; }

    public bool TryGet([NotNullWhen(true)] out LoanCallback? callback, [NotNullWhen(false)] out CallbackAnswer? answer)
    {
        callback = _callback;
        answer = callback is null ? Answer ?? CallbackAnswer.Unreadable("This is no call back in JSON.") : null;
        return callback is not null;
    }
}
