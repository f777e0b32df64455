using System.Buffers.Text;
using System.Text.Json;

namespace Baloan.Sdk.Errors.Internal;

/// <summary>
/// Walks through the JSON of an error body, whatever its shape, up to a bounded depth and as far as it can be read.
/// Without a builder it finds what decides the exception and allocates nothing; with one it also collects the texts.
/// </summary>
internal ref struct ErrorWalk
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

            var text = _details is not null && IsFieldLike(name) ? ErrorText.Name(in _reader) : null;
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
            ReadValue(ErrorKey.Field, ref field, place.InField(text));
        }
    }

    private static bool IsFieldLike(ErrorKey name) =>
        name is ErrorKey.Field or ErrorKey.FieldName or ErrorKey.PhoneNumber or ErrorKey.ServiceName;

    private void ReadText(ErrorKey key, ref ErrorEntry entry, ErrorPlace place)
    {
        Span<byte> buffer = _reader.ValueIsEscaped ? stackalloc byte[CodeShape.MaxLength * ErrorText.MaxEscapeLength] : default;
        var word = CodeShape.Trim(ErrorText.Word(in _reader, buffer));
        if (_reader.TokenType == JsonTokenType.String && ErrorFamilies.Find(word) is { } documented)
        {
            SeeDocumented(documented, ref entry);
            if (key == ErrorKey.Field)
            {
                AddFieldError(place.Path, isCode: true);
            }

            return;
        }

        switch (key)
        {
            case ErrorKey.Code when CodeShape.IsToken(word) && !IsStatus(word):
            case ErrorKey.Error when CodeShape.IsCodeWord(word):
                SeeCode(ref _codeByName, word, ref entry);
                break;
            case ErrorKey.Message or ErrorKey.NonField or ErrorKey.Data when CodeShape.IsSnakeCase(word):
                SeeCode(ref _codeByShape, word, ref entry);
                break;
            case ErrorKey.Field:
                var isCode = CodeShape.IsSnakeCase(word);
                if (isCode)
                {
                    SeeCode(ref _codeByShape, word, ref entry);
                }

                AddFieldError(place.Path, isCode);
                break;
            default:
                ReadProse(key, ref entry, place);
                break;
        }
    }

    private void ReadProse(ErrorKey key, ref ErrorEntry entry, ErrorPlace place)
    {
        if (_reader.ValueSpan.Length == 0)
        {
            return;
        }

        entry.HasFieldName |= key == ErrorKey.FieldName;
        var isMessage = key is ErrorKey.Message or ErrorKey.NonField
            || (key is ErrorKey.Code or ErrorKey.Error && _reader.TokenType == JsonTokenType.String);
        entry.HasMessage |= isMessage;
        if (isMessage && place.IsInField)
        {
            AddFieldError(place.Path, isCode: false);
        }
        else if (key == ErrorKey.NonField)
        {
            AddFieldError("non_field_errors", isCode: false);
        }

        if (_details is not null)
        {
            Collect(key, isMessage, ref entry, place);
        }
    }

    private void Collect(ErrorKey key, bool isMessage, ref ErrorEntry entry, ErrorPlace place)
    {
        switch (key)
        {
            case ErrorKey.FieldName:
                entry.FieldName ??= ErrorText.Of(in _reader);
                break;
            case ErrorKey.Title:
                _details!.AddTitle(ErrorText.Of(in _reader));
                break;
            case ErrorKey.PhoneNumber:
                _details!.AddPhoneNumber(ErrorText.Of(in _reader));
                break;
            case ErrorKey.ServiceName:
                _details!.AddServiceName(ErrorText.Of(in _reader));
                break;
            case var _ when isMessage:
                entry.Message ??= ErrorText.Of(in _reader);
                if (!place.IsInField)
                {
                    _details!.AddMessage(entry.Message);
                }

                break;
        }
    }

    private void SeeDocumented(DocumentedError documented, ref ErrorEntry entry)
    {
        _documented ??= documented;
        entry.HasCode = true;
        SeeText(documented.Code, ref entry);
    }

    private void SeeCode(ref BaloanErrorCode found, scoped ReadOnlySpan<byte> word, ref ErrorEntry entry)
    {
        entry.HasCode = true;
        if (found != BaloanErrorCode.None && _details is null)
        {
            return;
        }

        var code = new BaloanErrorCode(ErrorText.Ascii(word));
        found = found == BaloanErrorCode.None ? code : found;
        SeeText(code, ref entry);
    }

    private void SeeText(BaloanErrorCode code, ref ErrorEntry entry)
    {
        entry.Code ??= code.Value;
        if (!_isWinnerSeen && code == _details?.Code)
        {
            _isWinnerSeen = true;
            entry.HasWinningCode = true;
        }
    }

    private void SeePlainString(ErrorKey parent, string? name, ref ErrorEntry entry, ErrorPlace place)
    {
        if (place.IsInField || parent == ErrorKey.Data || _reader.TokenType != JsonTokenType.String || _reader.ValueSpan.Length == 0)
        {
            return;
        }

        entry.HasPlainStrings = true;
        if (_details is not null)
        {
            entry.PlainStrings ??= [];
            entry.PlainStrings.Add(new(name!, ErrorText.Of(in _reader)));
        }
    }

    /// <summary>Decides what could not be told before the object was read to its end.</summary>
    private void Close(in ErrorEntry entry, ErrorPlace place)
    {
        if (entry.HasWinningCode && entry.Message is not null)
        {
            _details!.AddMessageOfCode(entry.Message);
        }

        if (place.IsInField ? entry.HasCode && !entry.HasMessage : entry.HasFieldName && (entry.HasCode || entry.HasMessage))
        {
            HasFieldErrors = true;
            _details?.AddFieldError(
                place.Path ?? entry.FieldName!, entry.Message ?? entry.Code!, isCode: entry.Message is null);
        }

        if (entry.HasPlainStrings && !entry.HasKnownName)
        {
            HasFieldErrors = true;
            foreach (var plain in entry.PlainStrings ?? [])
            {
                _details!.AddFieldError(plain.Key, plain.Value, new BaloanErrorCode(plain.Value).IsDocumented);
            }
        }
    }

    private void AddFieldError(string? field, bool isCode)
    {
        HasFieldErrors = true;
        _details?.AddFieldError(field!, ErrorText.Of(in _reader), isCode);
    }

    // Many bodies repeat the status under the name of a code.
    private readonly bool IsStatus(ReadOnlySpan<byte> word) =>
        Utf8Parser.TryParse(word, out int number, out var read) && read == word.Length && number == _status;

    private bool Read()
    {
        try
        {
            return !_isBroken && _reader.Read();
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
