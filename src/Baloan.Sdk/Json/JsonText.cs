using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads text from JSON: short text as characters, without allocating, and any text as a string.</summary>
/// <remarks>The bytes are checked before .NET's reader is asked for text: each of its exceptions takes more than a hundred times the bytes that cause it.</remarks>
internal static class JsonText
{
    /// <summary>The longest text, in its escaped UTF-8 form, that a value may have.</summary>
    public const int MaxLength = 256;

    /// <summary>Reads text that may come as a number or a truth value; null for an object, a list or broken characters.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadString(ref reader);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                Span<char> text = stackalloc char[MaxLength];
                return TryCopy(ref reader, text, out var length) ? text[..length].ToString() : null;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>The text of a string or a property's name, of any length; null for any other token, and for broken characters.</summary>
    public static string? ReadString(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && IsText(ref reader) ? reader.GetString() : null;

    /// <summary>The name of a field, with a replacement character for each broken one.</summary>
    /// <exception cref="JsonException">It has escapes, and is no text.</exception>
    public static string ReadName(ref Utf8JsonReader reader) =>
        ReadString(ref reader) is { } name ? name
        : reader.ValueIsEscaped ? throw new JsonException("The name of a field is no text.")
        : Encoding.UTF8.GetString(reader.ValueSpan.ToArray());

    /// <summary>The length of a value or a name as it came, in bytes.</summary>
    public static long LengthOf(ref Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;

    /// <summary>Whether a name may be compared with another: .NET throws where an escape in it is half a character.</summary>
    public static bool IsComparable(ref Utf8JsonReader reader) => !reader.ValueIsEscaped || IsText(ref reader);

    /// <summary>Whether the reader stands at a name that is this one.</summary>
    public static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => IsComparable(ref reader) && reader.ValueTextEquals(name);

    /// <summary>Whether the bytes of a string or a name are text: UTF-8 without halves of characters.</summary>
    public static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence)
        {
            return Utf8Text.IsText(reader.ValueSpan, reader.ValueIsEscaped);
        }

        var length = (int)reader.ValueSequence.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        reader.ValueSequence.CopyTo(copy);
        var isText = Utf8Text.IsText(copy.AsSpan(0, length), reader.ValueIsEscaped);
        ArrayPool<byte>.Shared.Return(copy);
        return isText;
    }

    /// <summary>Copies the text of a string or number; false for any other token, a longer text, or broken characters.</summary>
    public static bool TryCopy(ref Utf8JsonReader reader, scoped Span<char> destination, out int length)
    {
        length = 0;
        var size = LengthOf(ref reader);
        if (size > destination.Length)
        {
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName when IsText(ref reader):
                length = reader.CopyString(destination);
                return true;
            case JsonTokenType.Number:
                length = CopyNumber(ref reader, destination, (int)size);
                return true;
            default:
                return false;
        }
    }

    private static int CopyNumber(ref Utf8JsonReader reader, scoped Span<char> destination, int size)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        if (reader.HasValueSequence)
        {
            reader.ValueSequence.CopyTo(bytes);
        }
        else
        {
            reader.ValueSpan.CopyTo(bytes);
        }

        for (var i = 0; i < size; i++)
        {
            destination[i] = (char)bytes[i];
        }

        return size;
    }
}

/// <summary>Reads and writes a value as the name of a JSON property, which is what the key of a dictionary becomes.</summary>
internal static class JsonKey<T, TForm>
    where TForm : struct, ITextForm<T>
{
    /// <exception cref="JsonException">The name cannot be read; the message holds nothing of it.</exception>
    public static T Read(ref Utf8JsonReader reader) =>
        JsonText.ReadString(ref reader) is { } text && default(TForm).TryRead(text, out var value)
            ? value
            : throw new JsonException($"The key is no {typeof(T).Name}.");

    public static void Write(Utf8JsonWriter writer, T value) => writer.WritePropertyName(default(TForm).Write(value));
}
