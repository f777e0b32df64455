using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads JSON field by field, and remembers which field it is in, so that one that cannot be read can be named.</summary>
internal ref struct FieldReader
{
    /// <summary>Where it stands, for whoever reads a value.</summary>
    public Utf8JsonReader Json;

    private ReadOnlySpan<byte> _outer;
    private ReadOnlySpan<byte> _field;

    public FieldReader(ReadOnlySpan<byte> json)
    {
        Json = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        _outer = default;
        _field = default;
    }

    /// <summary>The wire name of the field that is being read; null where there is none, or none that is documented.</summary>
    public readonly string? FieldName => FieldPath.Of(_outer, _field);

    /// <summary>Throws where what begins here is something else.</summary>
    /// <exception cref="JsonException">It is.</exception>
    public readonly void Expect(JsonTokenType start)
    {
        if (Json.TokenType != start)
        {
            throw new JsonException("The answer has another form.");
        }
    }

    /// <summary>Moves on to the next element of a list; false at its end.</summary>
    public bool NextElement() => Json.Read() && Json.TokenType != JsonTokenType.EndArray;

    /// <summary>Moves on to the name of the next field of an object; false at its end.</summary>
    public bool NextField()
    {
        _field = default;
        return Json.Read() && Json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves on to the field's value, if this is its name.</summary>
    public bool TryEnter(ReadOnlySpan<byte> name)
    {
        if (!Json.ValueTextEquals(name))
        {
            return false;
        }

        _field = name;
        Json.Read();
        return true;
    }

    /// <summary>Keeps a field that this version does not know.</summary>
    /// <exception cref="JsonException">Its name has escapes, and is no text.</exception>
    public void Keep(ref Dictionary<string, JsonElement>? others)
    {
        var name = JsonText.ReadName(ref Json);
        _field = Json.ValueSpan;
        UnknownFields.Keep(ref Json, name, ref others);
    }

    /// <summary>The fields that follow belong to the object that is the value of this one.</summary>
    public void BeginInner() => _outer = _field;

    /// <summary>That object has ended.</summary>
    public void EndInner() => _outer = default;
}
