using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Where in an error body a value stands.</summary>
internal readonly struct BodyPlace
{
    public int Depth { get; private init; }

    /// <summary>Whether it is below a field's name, so that prose is about that field.</summary>
    public bool IsInField { get; private init; }

    /// <summary>The field's name with those above it, such as <c>user.phone_number</c>; null where no texts are collected.</summary>
    public string? Path { get; private init; }

    // The index plus one; zero outside a list.
    private int Position { get; init; }

    public BodyPlace Deeper() => this with { Depth = Depth + 1 };

    public BodyPlace At(int index) => this with { Position = index + 1 };

    public BodyPlace InField(string? name) => this with
    {
        IsInField = true,
        Path = name is null || Path is null ? name : Join(name),
        Position = 0,
    };

    private string Join(string name) => Position == 0
        ? Path + "." + name
        : Path + "[" + (Position - 1).ToString(CultureInfo.InvariantCulture) + "]." + name;
}

/// <summary>What has been seen so far in one object of an error body.</summary>
internal struct ObjectFindings
{
    /// <summary>A name that error bodies use, so a string under another name is no message about a field.</summary>
    public bool HasKnownName;

    public bool HasCode;

    public bool HasMessage;

    public bool HasFieldName;

    /// <summary>The code that the exception carries stands in this object, so its message is the one to show.</summary>
    public bool HasCodeOfException;

    /// <summary>Strings under other names: messages about fields if no known name comes.</summary>
    public bool HasPlainStrings;

    // The texts are only kept when the details are asked for.
    public string? Code;

    public string? Message;

    public string? FieldName;

    public List<KeyValuePair<string, string>>? PlainStrings;
}

/// <summary>Takes text out of JSON that may hold broken characters.</summary>
internal static class BodyText
{
    /// <summary>The bytes that one character takes where it is escaped.</summary>
    public const int MaxEscapeLength = 6;

    private const int MaxNameLength = 64;
    private const int MaxCharacterLength = 4;

    public static bool StartsJson(ReadOnlySpan<byte> utf8) => utf8 is [(byte)'{' or (byte)'[' or (byte)'"', ..];

    /// <summary>The value's bytes without escapes; empty where they are escaped and do not fit, so are no code.</summary>
    public static ReadOnlySpan<byte> Word(in Utf8JsonReader reader, Span<byte> buffer)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        if (reader.ValueSpan.Length > buffer.Length)
        {
            return default;
        }

        return Utf8Text.IsText(reader.ValueSpan, isEscaped: true) ? buffer[..reader.CopyString(buffer)] : default;
    }

    /// <summary>The value as text; as it stands where its characters are broken.</summary>
    public static string Of(in Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number ? Ascii(reader.ValueSpan)
        : Utf8Text.IsText(reader.ValueSpan, reader.ValueIsEscaped) ? reader.GetString()!
        : Encoding.UTF8.GetString(reader.ValueSpan.ToArray());

    /// <summary>The member name as text, cut to a sensible length.</summary>
    public static string Name(in Utf8JsonReader reader)
    {
        // What lies behind so many bytes is cut off in any case.
        var name = !reader.ValueIsEscaped && reader.ValueSpan.Length > MaxNameLength * MaxCharacterLength
            ? Encoding.UTF8.GetString(reader.ValueSpan.Slice(0, MaxNameLength * MaxCharacterLength).ToArray())
            : Of(in reader);
        return name.Length > MaxNameLength ? name.Substring(0, MaxNameLength) : name;
    }

    public static string Ascii(ReadOnlySpan<byte> word) => Encoding.ASCII.GetString(word.ToArray());
}
