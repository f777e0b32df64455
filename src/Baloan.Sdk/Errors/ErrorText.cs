using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Takes text out of JSON that may hold broken characters.</summary>
internal static class ErrorText
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
