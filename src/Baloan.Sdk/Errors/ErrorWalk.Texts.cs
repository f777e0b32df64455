using System.Buffers.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <content>What the texts of an error body mean, each by the place where it stands.</content>
internal ref partial struct ErrorWalk
{
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
        if (CodeShape.Trim(_reader.ValueSpan).IsEmpty)
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
                entry.FieldName ??= TextOf();
                break;
            case ErrorKey.Title:
                _details!.AddTitle(TextOf());
                break;
            case ErrorKey.PhoneNumber:
                _details!.AddPhoneNumber(TextOf());
                break;
            case ErrorKey.ServiceName:
                _details!.AddServiceName(TextOf());
                break;
            case var _ when isMessage:
                entry.Message ??= TextOf();
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

        var text = ErrorText.Ascii(word);
        var code = BaloanErrorCode.From(_details?.Take(text) ?? text);
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
            entry.PlainStrings.Add(new(name!, TextOf()));
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
                _details!.AddFieldError(plain.Key, plain.Value, plain.Value.Length <= CodeShape.MaxLength && BaloanErrorCode.From(plain.Value).IsDocumented);
            }
        }
    }

    private void AddFieldError(string? field, bool isCode)
    {
        HasFieldErrors = true;
        _details?.AddFieldError(field!, TextOf(), isCode);
    }

    private readonly string TextOf() => _details!.Take(ErrorText.Of(in _reader));

    // Many bodies repeat the status under the name of a code.
    private readonly bool IsStatus(ReadOnlySpan<byte> word) =>
        Utf8Parser.TryParse(word, out int number, out var read) && read == word.Length && number == _status;
}
