using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// The table of a model's fields: the name of each on the wire, how it is read, and whether the model needs it. Of a field that is
/// given twice the last counts.
/// </summary>
/// <param name="size">What a model takes beside its header, in bytes.</param>
/// <param name="create">Makes an empty model.</param>
internal sealed class JsonObject<T>(int size, Func<T> create) : AnswerReader<T>
    where T : class, IJsonModel
{
    private readonly List<Row> _rows = [];
    private int _required;

    /// <summary>The names of the fields.</summary>
    public IEnumerable<string> Names => _rows.Select(static row => row.Name);

    /// <summary>Adds a field that the model needs.</summary>
    public JsonObject<T> Required(string name, JsonReadRequired<T> read)
    {
        _required |= 1 << _rows.Count;
        _rows.Add(new Row(name, null, read));
        return this;
    }

    /// <summary>Adds a field that an answer may lack.</summary>
    public JsonObject<T> Optional(string name, JsonRead<T> read)
    {
        _rows.Add(new Row(name, read, null));
        return this;
    }

    /// <summary>Reads the object that begins here. A needed field that it lacks is noted in <see cref="JsonValues.Missing"/>.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public override T Read(ref JsonValues json)
    {
        var model = ReadFields(ref json, out var missing);
        json.Missing ??= missing is null ? null : (json.Field, missing);
        return model;
    }

    /// <summary>As <see cref="Read"/>; null for a null.</summary>
    public T? ReadOrNull(ref JsonValues json) => json.Json.TokenType == JsonTokenType.Null ? null : Read(ref json);

    /// <summary>As <see cref="Read"/>; null for anything but an object with all its needed fields, without an error.</summary>
    public T? ReadIfWhole(ref JsonValues json)
    {
        if (json.Json.TokenType == JsonTokenType.StartObject)
        {
            var model = ReadFields(ref json, out var missing);
            return missing is null ? model : null;
        }

        json.Json.Skip();
        return null;
    }

    private T ReadFields(ref JsonValues json, out string? missing)
    {
        json.Expect(JsonTokenType.StartObject);
        json.Spend(size);
        var model = create();
        UnknownFields? others = null;
        var (outerOfThis, field) = (json.Outer, json.Field);
        (json.Outer, json.Field) = (field, null);
        var (lacking, seen, next) = (_required, 0, 0);
        var missingBefore = json.Missing;
        while (json.Json.Read() && json.Json.TokenType == JsonTokenType.PropertyName)
        {
            if (Find(ref json, next) is var index && index < 0)
            {
                json.Keep(ref others);
                continue;
            }

            // Of a field that is given twice the last counts: what the first one lacked is forgotten.
            var row = 1 << index;
            json.Missing = (seen & row) != 0 && json.Missing?.Outer == _rows[index].Name ? missingBefore : json.Missing;
            seen |= row;

            // What cannot even be moved on to is this field, too.
            json.Field = _rows[index].Name;
            json.Json.Read();
            lacking = _rows[index].Read(ref json, model) ? lacking & ~row : lacking | row;
            json.Field = null;
            next = index + 1;
        }

        (json.Outer, json.Field) = (outerOfThis, field);
        model.AdditionalData = others;
        missing = lacking == 0 ? null : FirstOf(lacking);
        return model;
    }

    /// <summary>The row of the field whose name the reader stands at, or -1. The gateway keeps an order, so that the row after the last one comes first.</summary>
    private int Find(ref JsonValues json, int next)
    {
        if (!JsonText.IsComparable(ref json.Json))
        {
            return -1;
        }

        for (var i = 0; i < _rows.Count; i++, next++)
        {
            next = next == _rows.Count ? 0 : next;
            if (json.Json.ValueTextEquals(_rows[next].Utf8Name))
            {
                return next;
            }
        }

        return -1;
    }

    private string FirstOf(int lacking)
    {
        var index = 0;
        while ((lacking & (1 << index)) == 0)
        {
            index++;
        }

        return _rows[index].Name;
    }

    private sealed class Row(string name, JsonRead<T>? optional, JsonReadRequired<T>? required)
    {
        public string Name { get; } = name;

        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

        /// <summary>Reads the value; false where the model lacks it.</summary>
        public bool Read(ref JsonValues json, T model)
        {
            if (required is not null)
            {
                return required(ref json, model);
            }

            optional!(ref json, model);
            return true;
        }
    }
}

/// <summary>Reads a list of models.</summary>
internal sealed class JsonList<T>(JsonObject<T> element) : AnswerReader<IReadOnlyList<T>>
    where T : class, IJsonModel
{
    /// <summary>Reads a list; nulls are left out.</summary>
    /// <exception cref="JsonException">It is no list of objects.</exception>
    public override IReadOnlyList<T> Read(ref JsonValues json)
    {
        json.Expect(JsonTokenType.StartArray);
        List<T>? list = null;
        while (json.NextElement())
        {
            if (json.Json.TokenType != JsonTokenType.Null)
            {
                json.Add(ref list, element.Read(ref json), IntPtr.Size);
            }
        }

        return (IReadOnlyList<T>?)list ?? Array.Empty<T>();
    }

    /// <summary>As <see cref="Read"/>; null for a null.</summary>
    public IReadOnlyList<T>? ReadOrNull(ref JsonValues json) => json.Json.TokenType == JsonTokenType.Null ? null : Read(ref json);
}

/// <summary>A model that an answer, or a part of one, is read into.</summary>
internal interface IJsonModel
{
    /// <summary>The fields that this version does not know.</summary>
    IDictionary<string, JsonElement>? AdditionalData { get; set; }
}

/// <summary>Reads a field into a model.</summary>
internal delegate void JsonRead<in T>(ref JsonValues json, T model);

/// <summary>Reads a field into a model; false where it has no value that serves.</summary>
internal delegate bool JsonReadRequired<in T>(ref JsonValues json, T model);
