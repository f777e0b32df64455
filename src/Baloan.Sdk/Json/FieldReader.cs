using System.Buffers;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// Reads JSON field by field, remembers which field it is in, so that one that cannot be read can be named, and allocates
/// no more than an answer of this length may take.
/// </summary>
internal ref struct FieldReader
{
    /// <summary>Where it stands, for whoever reads a value without allocating.</summary>
    public Utf8JsonReader Json;

    // What a string of n bytes can take beside its characters, and from when on it is paid for before it is made.
    private const int ObjectSize = 24;
    private const int LongText = 4096;
    private const int LeastCapacity = 4;

    private readonly ReadOnlySpan<byte> _span;
    private readonly ReadOnlySequence<byte> _sequence;
    private ReadingAllowance _allowance;
    private ReadOnlySpan<byte> _outer;
    private ReadOnlySpan<byte> _field;
    private int _usualUnknownLength;

    public FieldReader(ReadOnlySpan<byte> json)
        : this(new Utf8JsonReader(json, Tolerant), json.Length) => _span = json;

    public FieldReader(in ReadOnlySequence<byte> json)
        : this(new Utf8JsonReader(json, Tolerant), json.Length) => _sequence = json;

    private FieldReader(Utf8JsonReader json, long length)
    {
        Json = json;
        _allowance = new ReadingAllowance(length);
    }

    /// <summary>How an answer may differ from strict JSON.</summary>
    public static JsonReaderOptions Tolerant => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The wire name of the field that is being read; null where there is none, or none that is documented.</summary>
    public readonly string? FieldName => FieldPath.Of(_outer, _field);

    /// <summary>How many unknown fields were not kept.</summary>
    public int LeftOut { get; private set; }

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
        return NextInnerField();
    }

    /// <summary>As <see cref="NextField"/>, in an object that is a part of the field that is being read.</summary>
    public bool NextInnerField() => Json.Read() && Json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves on to the field's value, if this is its name.</summary>
    public bool TryEnter(ReadOnlySpan<byte> name)
    {
        if (!Json.ValueTextEquals(name))
        {
            return false;
        }

        // What cannot even be moved on to is this field, too.
        _field = name;
        Json.Read();
        return true;
    }

    /// <summary>As <see cref="TryEnter"/>, in an object that is a part of the field that is being read.</summary>
    public bool TryEnterInner(ReadOnlySpan<byte> name) => Json.ValueTextEquals(name) && Json.Read();

    /// <summary>Takes what is about to be allocated beside an object's header from what the answer may take.</summary>
    /// <exception cref="ReadingAllowanceException">It may not take that much.</exception>
    public void Spend(int bytes) => _allowance.Spend(ObjectSize + bytes);

    /// <summary>Reads text in any of its forms; null for what is none.</summary>
    public string? ReadText()
    {
        // A long text, and its unescaped form, must not be made before it is known that there is room for it.
        var length = JsonText.LengthOf(ref Json);
        if (length > LongText)
        {
            _allowance.Spend(length * 3);
        }

        var text = JsonText.Read(ref Json);
        if (length <= LongText && text is not null)
        {
            Spend(text.Length * sizeof(char));
        }

        return text;
    }

    /// <summary>Adds to a list, which grows within what the answer may take.</summary>
    public void Add<T>(ref List<T>? list, T element, int elementSize)
    {
        if (list is null || list.Count == list.Capacity)
        {
            var capacity = list is null ? LeastCapacity : list.Capacity * 2;
            Spend(ObjectSize + (capacity * elementSize));
            list ??= [];
            list.Capacity = capacity;
        }

        list.Add(element);
    }

    /// <summary>Keeps a field that this version does not know, and moves on to the end of its value.</summary>
    /// <exception cref="JsonException">Its name has escapes, and is no text.</exception>
    public void Keep(ref UnknownFields? others)
    {
        _field = Json.HasValueSequence ? default : Json.ValueSpan;
        if (Json.ValueIsEscaped && !JsonText.IsText(ref Json))
        {
            throw new JsonException("The name of a field is no text.");
        }

        KeepInner(ref others);
    }

    /// <summary>As <see cref="Keep"/>, in an object that is a part of another field; one whose name is no text is left out.</summary>
    public void KeepInner(ref UnknownFields? others)
    {
        var isNamed = JsonText.LengthOf(ref Json) <= JsonText.MaxLength && (!Json.ValueIsEscaped || JsonText.IsText(ref Json));
        var start = Json.TokenStartIndex;
        Json.Read();
        Json.Skip();
        var length = Json.BytesConsumed - start;
        if (!isNamed || !UnknownFields.TryMakeRoom(ref others, length, _usualUnknownLength, Json.BytesConsumed, ref _allowance))
        {
            LeftOut++;
            return;
        }

        var room = others!.Take((int)length);
        if (_sequence.IsEmpty)
        {
            _span.Slice((int)start, (int)length).CopyTo(room);
        }
        else
        {
            _sequence.Slice(start, length).CopyTo(room);
        }

        _usualUnknownLength = others.Length;
    }

    /// <summary>The fields that follow belong to the object that is the value of this one.</summary>
    public void BeginInner() => _outer = _field;

    /// <summary>That object has ended.</summary>
    public void EndInner() => _outer = default;
}
