using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// Walks through the JSON of an error body, whatever its shape, up to a bounded depth and as far as it can be read.
/// Without a builder it finds what decides the exception and allocates nothing; with one it also collects the texts.
/// </summary>
internal ref partial struct ErrorBodyReader
{
    private const int MaxDepth = 16;

    private static readonly JsonReaderOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        // Depth is bounded here, by skipping what is deeper; the reader's own bound would give up the rest of the body.
        MaxDepth = int.MaxValue,
    };

    private readonly int _status;
    private readonly ErrorDetailsBuilder? _details;
    private Utf8JsonReader _reader;
    private DocumentedError? _documented;
    private BaloanErrorCode _codeByName;
    private BaloanErrorCode _codeByShape;
    private bool _isCodeOfExceptionFound;
    private bool _isBroken;

    public ErrorBodyReader(ReadOnlySpan<byte> utf8, int status, ErrorDetailsBuilder? details)
    {
        // Not the final block: a body that was cut then just ends.
        _reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(Tolerant));
        _status = status;
        _details = details;
    }

    /// <summary>The first documented code, else the first from a place for codes, else the first word that looks like one.</summary>
    public readonly BaloanErrorCode Code =>
        _documented?.Code ?? (_codeByName != BaloanErrorCode.None ? _codeByName : _codeByShape);

    public bool HasFieldErrors { get; private set; }

    public readonly bool HasDocumentedCode => _documented is not null;

    public void Run()
    {
        var findings = default(ObjectFindings);
        if (Read())
        {
            ReadValue(MemberRole.Message, ref findings, new BodyPlace());
        }
    }

    private void ReadValue(MemberRole key, ref ObjectFindings findings, BodyPlace place)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when place.Depth >= MaxDepth:
                Skip();
                break;
            case JsonTokenType.StartObject:
                ReadObject(key, place.Deeper());
                break;
            case JsonTokenType.StartArray:
                ReadArray(key, ref findings, place.Deeper());
                break;
            case JsonTokenType.String or JsonTokenType.Number:
                ReadText(key, ref findings, place);
                break;
        }
    }

    private void ReadArray(MemberRole key, ref ObjectFindings findings, BodyPlace place)
    {
        for (var index = 0; Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            ReadValue(key, ref findings, place.IsInField ? place.At(index) : place);
        }
    }

    private void ReadObject(MemberRole key, BodyPlace place)
    {
        var findings = default(ObjectFindings);
        while (Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = MemberRoles.Of(_reader.ValueSpan);
            if (name == MemberRole.Field && DocumentedError.Find(_reader.ValueSpan) is { } documented)
            {
                NoteDocumented(documented, ref findings);
                name = MemberRole.Message;
            }

            var text = _details is not null && IsFieldLike(name) ? _details.Take(BodyText.Name(in _reader)) : null;
            if (!Read())
            {
                break;
            }

            ReadMember(key, name, text, ref findings, place);
        }

        Close(in findings, place);
    }

    private void ReadMember(MemberRole parent, MemberRole name, string? text, ref ObjectFindings findings, BodyPlace place)
    {
        var isText = _reader.TokenType is JsonTokenType.String or JsonTokenType.Number;
        if (parent == MemberRole.Params)
        {
            ReadValue(isText && name is MemberRole.PhoneNumber or MemberRole.ServiceName ? name : MemberRole.Params, ref findings, place);
            return;
        }

        if (!IsFieldLike(name))
        {
            findings.HasKnownName |= name is not (MemberRole.About or MemberRole.Params);
            ReadValue(name, ref findings, place);
        }
        else if (isText)
        {
            ReadValue(name == MemberRole.Field ? MemberRole.About : name, ref findings, place);
            NotePlainString(parent, text, ref findings, place);
        }
        else
        {
            // Findings of its own: a code in the field's list is no code of this object.
            var field = default(ObjectFindings);
            var inner = place.InField(text);
            _details?.Take(inner.Path!);
            ReadValue(MemberRole.Field, ref field, inner);
        }
    }

    private static bool IsFieldLike(MemberRole name) =>
        name is MemberRole.Field or MemberRole.FieldName or MemberRole.PhoneNumber or MemberRole.ServiceName;

    private bool Read()
    {
        try
        {
            return !_isBroken && _details is not { IsFull: true } && _reader.Read();
        }
        catch (JsonException)
        {
            // What was found up to the fault stands.
            _isBroken = true;
            return false;
        }
    }

    private void Skip()
    {
        try
        {
            _isBroken |= !_reader.TrySkip();
        }
        catch (JsonException)
        {
            _isBroken = true;
        }
    }
}
