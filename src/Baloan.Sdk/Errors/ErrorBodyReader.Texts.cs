using System.Buffers.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <content>What the texts of an error body mean, each by the place where it stands.</content>
internal ref partial struct ErrorBodyReader
{
    private void ReadText(MemberRole key, ref ObjectFindings findings, BodyPlace place)
    {
        Span<byte> buffer = _reader.ValueIsEscaped ? stackalloc byte[CodeShape.MaxLength * BodyText.MaxEscapeLength] : default;
        var word = CodeShape.Trim(BodyText.Word(in _reader, buffer));
        if (_reader.TokenType == JsonTokenType.String && DocumentedError.Find(word) is { } documented)
        {
            NoteDocumented(documented, ref findings);
            if (key == MemberRole.Field)
            {
                AddFieldError(place.Path, isCode: true);
            }

            return;
        }

        switch (key)
        {
            case MemberRole.Code when CodeShape.IsToken(word) && !IsStatus(word):
            case MemberRole.Error when CodeShape.IsCodeWord(word):
                NoteCode(ref _codeByName, word, ref findings);
                break;
            case MemberRole.Message or MemberRole.NonField or MemberRole.Data when CodeShape.IsSnakeCase(word):
                NoteCode(ref _codeByShape, word, ref findings);
                break;
            case MemberRole.Field:
                var isCode = CodeShape.IsSnakeCase(word);
                if (isCode)
                {
                    NoteCode(ref _codeByShape, word, ref findings);
                }

                AddFieldError(place.Path, isCode);
                break;
            default:
                ReadProse(key, ref findings, place);
                break;
        }
    }

    private void ReadProse(MemberRole key, ref ObjectFindings findings, BodyPlace place)
    {
        if (CodeShape.Trim(_reader.ValueSpan).IsEmpty)
        {
            return;
        }

        findings.HasFieldName |= key == MemberRole.FieldName;
        var isMessage = key is MemberRole.Message or MemberRole.NonField
            || (key is MemberRole.Code or MemberRole.Error && _reader.TokenType == JsonTokenType.String);
        findings.HasMessage |= isMessage;
        if (isMessage && place.IsInField)
        {
            AddFieldError(place.Path, isCode: false);
        }
        else if (key == MemberRole.NonField)
        {
            AddFieldError("non_field_errors", isCode: false);
        }

        if (_details is not null)
        {
            Collect(key, isMessage, ref findings, place);
        }
    }

    private void Collect(MemberRole key, bool isMessage, ref ObjectFindings findings, BodyPlace place)
    {
        switch (key)
        {
            case MemberRole.FieldName:
                findings.FieldName ??= TextOf();
                break;
            case MemberRole.Title:
                _details!.AddTitle(TextOf());
                break;
            case MemberRole.PhoneNumber:
                _details!.AddPhoneNumber(TextOf());
                break;
            case MemberRole.ServiceName:
                _details!.AddServiceName(TextOf());
                break;
            case var _ when isMessage:
                findings.Message ??= TextOf();
                if (!place.IsInField)
                {
                    _details!.AddMessage(findings.Message);
                }

                break;
        }
    }

    private void NoteDocumented(DocumentedError documented, ref ObjectFindings findings)
    {
        _documented ??= documented;
        findings.HasCode = true;
        NoteCodeOf(documented.Code, ref findings);
    }

    private void NoteCode(ref BaloanErrorCode found, scoped ReadOnlySpan<byte> word, ref ObjectFindings findings)
    {
        findings.HasCode = true;
        if (found != BaloanErrorCode.None && _details is null)
        {
            return;
        }

        var text = BodyText.Ascii(word);
        var code = BaloanErrorCode.From(_details?.Take(text) ?? text);
        found = found == BaloanErrorCode.None ? code : found;
        NoteCodeOf(code, ref findings);
    }

    private void NoteCodeOf(BaloanErrorCode code, ref ObjectFindings findings)
    {
        findings.Code ??= code.Value;
        if (!_isCodeOfExceptionFound && code == _details?.Code)
        {
            _isCodeOfExceptionFound = true;
            findings.HasCodeOfException = true;
        }
    }

    private void NotePlainString(MemberRole parent, string? name, ref ObjectFindings findings, BodyPlace place)
    {
        if (place.IsInField || parent == MemberRole.Data || _reader.TokenType != JsonTokenType.String || _reader.ValueSpan.Length == 0)
        {
            return;
        }

        findings.HasPlainStrings = true;
        if (_details is not null)
        {
            findings.PlainStrings ??= [];
            findings.PlainStrings.Add(new(name!, TextOf()));
        }
    }

    /// <summary>Decides what could not be told before the object was read to its end.</summary>
    private void Close(in ObjectFindings findings, BodyPlace place)
    {
        if (findings.HasCodeOfException && findings.Message is not null)
        {
            _details!.AddMessageOfCode(findings.Message);
        }

        if (place.IsInField ? findings.HasCode && !findings.HasMessage : findings.HasFieldName && (findings.HasCode || findings.HasMessage))
        {
            HasFieldErrors = true;
            _details?.AddFieldError(
                place.Path ?? findings.FieldName!, findings.Message ?? findings.Code!, isCode: findings.Message is null);
        }

        if (findings.HasPlainStrings && !findings.HasKnownName)
        {
            HasFieldErrors = true;
            foreach (var plain in findings.PlainStrings ?? [])
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

    private readonly string TextOf() => _details!.Take(BodyText.Of(in _reader));

    // Many bodies repeat the status under the name of a code.
    private readonly bool IsStatus(ReadOnlySpan<byte> word) =>
        Utf8Parser.TryParse(word, out int number, out var read) && read == word.Length && number == _status;
}
