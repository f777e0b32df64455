using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// Walks through the JSON of an error body, whatever its shape, up to a bounded depth and as far as it can be read.
/// Without a builder it finds what decides the exception and allocates nothing; with one it also collects the texts.
/// </summary>
internal ref partial struct ErrorWalk
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
    private bool _isWinnerSeen;
    private bool _isBroken;

    public ErrorWalk(ReadOnlySpan<byte> utf8, int status, ErrorDetailsBuilder? details)
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
        var entry = default(ErrorEntry);
        if (Read())
        {
            ReadValue(ErrorKey.Message, ref entry, new ErrorPlace());
        }
    }

    private void ReadValue(ErrorKey key, ref ErrorEntry entry, ErrorPlace place)
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
                ReadArray(key, ref entry, place.Deeper());
                break;
            case JsonTokenType.String or JsonTokenType.Number:
                ReadText(key, ref entry, place);
                break;
        }
    }

    private void ReadArray(ErrorKey key, ref ErrorEntry entry, ErrorPlace place)
    {
        for (var index = 0; Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
        {
            ReadValue(key, ref entry, place.IsInField ? place.At(index) : place);
        }
    }

    private void ReadObject(ErrorKey key, ErrorPlace place)
    {
        var entry = default(ErrorEntry);
        while (Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ErrorKeys.Of(_reader.ValueSpan);
            if (name == ErrorKey.Field && ErrorFamilies.Find(_reader.ValueSpan) is { } documented)
            {
                SeeDocumented(documented, ref entry);
                name = ErrorKey.Message;
            }

            var text = _details is not null && IsFieldLike(name) ? _details.Take(ErrorText.Name(in _reader)) : null;
            if (!Read())
            {
                break;
            }

            ReadMember(key, name, text, ref entry, place);
        }

        Close(in entry, place);
    }

    private void ReadMember(ErrorKey parent, ErrorKey name, string? text, ref ErrorEntry entry, ErrorPlace place)
    {
        var isText = _reader.TokenType is JsonTokenType.String or JsonTokenType.Number;
        if (parent == ErrorKey.Params)
        {
            ReadValue(isText && name is ErrorKey.PhoneNumber or ErrorKey.ServiceName ? name : ErrorKey.Params, ref entry, place);
            return;
        }

        if (!IsFieldLike(name))
        {
            entry.HasKnownName |= name is not (ErrorKey.About or ErrorKey.Params);
            ReadValue(name, ref entry, place);
        }
        else if (isText)
        {
            ReadValue(name == ErrorKey.Field ? ErrorKey.About : name, ref entry, place);
            SeePlainString(parent, text, ref entry, place);
        }
        else
        {
            // An entry of its own: a code in the field's list is no code of this object.
            var field = default(ErrorEntry);
            var inner = place.InField(text);
            _details?.Take(inner.Path!);
            ReadValue(ErrorKey.Field, ref field, inner);
        }
    }

    private static bool IsFieldLike(ErrorKey name) =>
        name is ErrorKey.Field or ErrorKey.FieldName or ErrorKey.PhoneNumber or ErrorKey.ServiceName;

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
