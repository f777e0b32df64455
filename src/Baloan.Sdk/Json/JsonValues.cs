using System.Buffers;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// Reads the values of an answer. Remembers which field it is in, so that one that cannot be read can be named, and allocates no
/// more than an answer of this length may take.
/// </summary>
internal ref struct JsonValues
{
    /// <summary>Where it stands, for whoever reads a value without allocating.</summary>
    public Utf8JsonReader Json;

    // What a string of n bytes can take beside its characters, and from when on it is paid for before it is made.
    private const int ObjectSize = 24;
    private const int LongText = 4096;
    private const int LeastCapacity = 4;

    // What an address takes beside its text, and what a byte of it can take: its character, and nine of its escaped form.
    private const int AddressSize = 160;
    private const int AddressByteSize = 20;

    private readonly ReadOnlySpan<byte> _span;
    private readonly ReadOnlySequence<byte> _sequence;
    private ReadingAllowance _allowance;
    private int _usualUnknownLength;

    public JsonValues(ReadOnlySpan<byte> json)
        : this(new Utf8JsonReader(json, Tolerant), json.Length) => _span = json;

    public JsonValues(in ReadOnlySequence<byte> json)
        : this(new Utf8JsonReader(json, Tolerant), json.Length) => _sequence = json;

    private JsonValues(Utf8JsonReader json, long length)
    {
        Json = json;
        _allowance = new ReadingAllowance(length);
    }

    /// <summary>How an answer may differ from strict JSON.</summary>
    public static JsonReaderOptions Tolerant => new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The field of the answer whose value holds the object that is being read; null for the answer's own object.</summary>
    public string? Outer { get; set; }

    /// <summary>The field that is being read; null between fields, and in one that this version does not know.</summary>
    public string? Field { get; set; }

    /// <summary>The place that is being read, such as <c>contract_pdf_file.uuid</c>, as far as it is documented: any other name is text of whoever sent it.</summary>
    public readonly string? Path => PathOf(Outer, Field);

    /// <summary>The first needed field that the answer lacks, with the field that it should be within; null where it has them all.</summary>
    public (string? Outer, string Field)? Missing { get; set; }

    /// <summary>How many unknown fields were left out.</summary>
    public int LeftOut { get; private set; }

    /// <summary>A field, or one within another, as it is named to the caller.</summary>
    public static string? PathOf(string? outer, string? field) => outer is null ? field : field is null ? outer : $"{outer}.{field}";

    /// <summary>Throws unless such a token begins here.</summary>
    /// <exception cref="JsonException">Another token begins here.</exception>
    public readonly void Expect(JsonTokenType start)
    {
        if (Json.TokenType != start)
        {
            throw new JsonException("The answer has another form.");
        }
    }

    /// <summary>Moves on to the next element of a list; false at its end.</summary>
    public bool NextElement() => Json.Read() && Json.TokenType != JsonTokenType.EndArray;

    /// <summary>Takes what is about to be allocated beside an object's header from what the answer may take.</summary>
    /// <exception cref="ReadingAllowanceException">It may not take that much.</exception>
    public void Spend(int bytes) => _allowance.Spend(ObjectSize + bytes);

    /// <summary>A UUID; the empty one for anything else.</summary>
    public Guid Uuid() => JsonUuid.Read(ref Json);

    /// <summary>A number in any of its forms; null for anything else.</summary>
    public decimal? Decimal() => JsonNumber.ReadDecimal(ref Json);

    /// <summary>A whole number in any of its forms; zero for anything else.</summary>
    public int Int32() => JsonNumber.ReadInt32(ref Json);

    /// <summary>A truth value in any of its forms.</summary>
    /// <exception cref="JsonException">It is anything else.</exception>
    public bool Flag() => JsonFlag.Read(ref Json);

    /// <summary>An http, https or relative address; null for anything else.</summary>
    public Uri? Address()
    {
        Spend(AddressSize + (AddressByteSize * (int)Math.Min(JsonText.LengthOf(ref Json), JsonAddress.MaxLength)));
        return JsonAddress.Read(ref Json);
    }

    /// <summary>Text in any of its forms; null for anything else.</summary>
    public string? Text()
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

    /// <summary>The bytes of a text that may be an address; null for any other token and for a longer text.</summary>
    public byte[]? AddressAsItCame()
    {
        var length = JsonText.LengthOf(ref Json);
        if (Json.TokenType != JsonTokenType.String || length is 0 or > JsonAddress.MaxLength || !JsonText.IsText(ref Json))
        {
            Json.Skip();
            return null;
        }

        Spend((int)length * (Json.ValueIsEscaped ? 2 : 1));
        var utf8 = new byte[length];
        var copied = Json.CopyString(utf8);
        return copied == utf8.Length ? utf8 : utf8.AsSpan(0, copied).ToArray();
    }

    /// <summary>A list of whole numbers in any of their forms; one number alone is a list of one, nulls are left out, and null is null.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public IReadOnlyList<int>? Int32List()
    {
        if (Json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        List<int>? numbers = null;
        if (Json.TokenType != JsonTokenType.StartArray)
        {
            Add(ref numbers, JsonNumber.ReadElement(ref Json), sizeof(int));
            return numbers;
        }

        while (NextElement())
        {
            if (Json.TokenType != JsonTokenType.Null)
            {
                Add(ref numbers, JsonNumber.ReadElement(ref Json), sizeof(int));
            }
        }

        return (IReadOnlyList<int>?)numbers ?? Array.Empty<int>();
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
    /// <exception cref="JsonException">It is a field of the answer itself, and its name has escapes and is no text. Within another field it is left out.</exception>
    public void Keep(ref UnknownFields? others)
    {
        var isText = JsonText.IsComparable(ref Json);
        if (!isText && Outer is null)
        {
            throw new JsonException("The name of a field is no text.");
        }

        var isNamed = isText && JsonText.LengthOf(ref Json) <= JsonText.MaxLength;
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
}

/// <summary>
/// What may be allocated to read an answer: a multiple of the answer's length, which every allocation is taken from before it is made.
/// With the body itself that is less than four times the length. An answer of the documented form takes about twice its length.
/// </summary>
/// <param name="length">The answer's length in bytes.</param>
internal struct ReadingAllowance(long length)
{
    private const long FreeBytes = 32 * 1024;
    private const long FreeBytesForUnknownFields = 16 * 1024;

    private readonly long _most = FreeBytes + (length * 5 / 2);
    private long _spent;

    /// <summary>Takes what is about to be allocated.</summary>
    /// <exception cref="ReadingAllowanceException">It is more than is left.</exception>
    public void Spend(long bytes)
    {
        _spent += bytes;
        if (_spent > _most)
        {
            throw new ReadingAllowanceException();
        }
    }

    /// <summary>
    /// Takes what an unknown field needs, if what was read so far leaves room: such a field must not use up what the known ones need.
    /// </summary>
    public bool TrySpendOnUnknownField(long bytes, long consumed)
    {
        if (_spent + bytes > FreeBytesForUnknownFields + (consumed * 9 / 4))
        {
            return false;
        }

        _spent += bytes;
        return true;
    }
}

/// <summary>An answer asks for more memory than answers of its length may take.</summary>
internal sealed class ReadingAllowanceException() : Exception("The answer asks for more memory than an answer of its length may take.");
