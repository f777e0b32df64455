using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// The fields of one object that this version does not know, for <c>AdditionalData</c>. They are kept as they came, and become
/// elements when somebody looks at them: an element of one digit takes forty times the bytes of the field.
/// </summary>
internal sealed class UnknownFields : IDictionary<string, JsonElement>, IReadOnlyDictionary<string, JsonElement>
{
    /// <summary>How many fields of an object are kept at most.</summary>
    public const int MaxCount = 64;

    /// <summary>How many bytes of an object's unknown fields are kept at most.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int SizeWithoutFields = 72;
    private const int MostAhead = 1024;

    // An object's text: the fields with a comma after each but the last, between braces.
    private byte[] _json;
    private int _count;
    private Dictionary<string, JsonElement>? _fields;

    private UnknownFields(int capacity)
    {
        _json = new byte[capacity];
        _json[0] = (byte)'{';
        Length = 1;
    }

    /// <summary>The length of the text, without its last brace.</summary>
    public int Length { get; private set; }

    public int Count => Fields.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => Fields.Keys;

    public ICollection<JsonElement> Values => Fields.Values;

    IEnumerable<string> IReadOnlyDictionary<string, JsonElement>.Keys => Fields.Keys;

    IEnumerable<JsonElement> IReadOnlyDictionary<string, JsonElement>.Values => Fields.Values;

    // Two threads may both read them: what they read is alike, and one of them stays.
    private Dictionary<string, JsonElement> Fields =>
        Volatile.Read(ref _fields) ?? Interlocked.CompareExchange(ref _fields, ReadFields(), null) ?? _fields;

    public JsonElement this[string key]
    {
        get => Fields[key];
        set => Fields[key] = value;
    }

    /// <summary>Makes room for one more field; false where the object, or the answer, has as many as are kept.</summary>
    public static bool TryMakeRoom(ref UnknownFields? fields, long length, int usualLength, long consumed, ref ReadingAllowance allowance)
    {
        // The field with the comma before it, or the brace, and the brace after it.
        var needed = (fields?.Length ?? 1) + length + 2;
        if (needed > MaxBytes || fields is { _count: >= MaxCount })
        {
            return false;
        }

        var has = fields?._json.Length ?? 0;
        var capacity = needed <= has ? has : (int)Math.Max(needed, fields is null ? Math.Min(usualLength + 1, MostAhead) : Math.Min(has * 2, MaxBytes));
        var cost = (fields is null ? SizeWithoutFields : 0) + (capacity > has ? capacity : 0);
        if (!allowance.TrySpendOnUnknownField(cost, consumed))
        {
            return false;
        }

        if (fields is null)
        {
            fields = new UnknownFields(capacity);
        }
        else if (capacity > has)
        {
            Array.Resize(ref fields._json, capacity);
        }

        return true;
    }

    /// <summary>The room for a field's name and value, as they came.</summary>
    public Span<byte> Take(int length)
    {
        if (_count++ > 0)
        {
            _json[Length++] = (byte)',';
        }

        var start = Length;
        Length += length;
        _json[Length] = (byte)'}';
        return _json.AsSpan(start, length);
    }

    public void Add(string key, JsonElement value) => Fields.Add(key, value);

    public void Add(KeyValuePair<string, JsonElement> item) => Fields.Add(item.Key, item.Value);

    public bool Remove(string key) => Fields.Remove(key);

    public bool Remove(KeyValuePair<string, JsonElement> item) => ((ICollection<KeyValuePair<string, JsonElement>>)Fields).Remove(item);

    public void Clear() => Fields.Clear();

    public bool ContainsKey(string key) => Fields.ContainsKey(key);

    public bool Contains(KeyValuePair<string, JsonElement> item) => ((ICollection<KeyValuePair<string, JsonElement>>)Fields).Contains(item);

#pragma warning disable CS8767 // netstandard2.0 does not say that the element may be the default.
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => Fields.TryGetValue(key, out value);
#pragma warning restore CS8767

    public void CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, JsonElement>>)Fields).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, JsonElement> ReadFields()
    {
        var fields = new Dictionary<string, JsonElement>(_count, StringComparer.Ordinal);
        var reader = new Utf8JsonReader(_json.AsSpan(0, Length + 1), JsonValues.Tolerant);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.ReadName(ref reader);
            reader.Read();
            fields[name] = JsonElement.ParseValue(ref reader);
        }

        return fields;
    }
}

/// <summary>Unknown fields as the text of a JSON object, for serialisers that know no <see cref="JsonElement"/>.</summary>
internal static class AdditionalFields
{
    /// <summary>The fields as a JSON object; null for an empty set.</summary>
    public static string? Write(IDictionary<string, JsonElement>? fields)
    {
        if (fields is null)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var field in fields)
            {
                writer.WritePropertyName(field.Key);
                field.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The fields of a JSON object; null for null.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static Dictionary<string, JsonElement>? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The additional fields are no JSON object.");
        }

        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in document.RootElement.EnumerateObject())
        {
            fields[field.Name] = field.Value.Clone();
        }

        return fields;
    }
}
