namespace Baloan.Sdk;

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
        if (ErrorText.StartsJson(content))
        {
            var walk = new ErrorWalk(content, _status, details: null);
            walk.Run();
            Code = walk.Code;
            HasFieldErrors = walk.HasFieldErrors;
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
        if (!ErrorText.StartsJson(content))
        {
            return new ErrorDetails { Message = _isMarkup || Code != BaloanErrorCode.None ? null : Prose(Text) };
        }

        var builder = new ErrorDetailsBuilder(Code, content.Length);
        var walk = new ErrorWalk(content, _status, builder);
        walk.Run();
        return builder.Build();
    }

    private static BaloanErrorCode BareCode(ReadOnlySpan<byte> content, bool isCut) =>
        ErrorFamilies.Find(content) is { } documented ? documented.Code
        : !isCut && CodeShape.IsSnakeCase(content) ? BaloanErrorCode.From(ErrorText.Ascii(content))
        : BaloanErrorCode.None;

    // The media types of pages: text/html, application/xhtml+xml and the like.
    private static bool IsMarkup(string? mediaType) =>
        mediaType is not null
        && (mediaType.EndsWith("html", StringComparison.OrdinalIgnoreCase)
            || mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>A plain text as a message; null where it is none, such as a file.</summary>
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
