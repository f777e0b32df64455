using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads numbers that come as integers, decimals or strings.</summary>
internal static class JsonNumber
{
    /// <summary>Reads a number in any of its forms; null for anything else.</summary>
    public static decimal? ReadDecimal(ref Utf8JsonReader reader)
    {
        if (TryReadDecimal(ref reader, out var value))
        {
            return value;
        }

        reader.Skip();
        return null;
    }

    /// <summary>Reads a whole number in any of its forms; zero for anything else.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader)
    {
        if (!TryReadInt32(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }

    /// <summary>Reads <c>22</c>, <c>22.5</c>, <c>"22.50"</c> or <c>"۲۲"</c>; false for anything else and for null.</summary>
    public static bool TryReadDecimal(ref Utf8JsonReader reader, out decimal value)
    {
        value = 0;
        if (reader.TokenType == JsonTokenType.Number)
        {
            // .NET would copy a long number that lies in several pieces, and a decimal cannot hold it anyway.
            return JsonText.LengthOf(ref reader) <= JsonText.MaxLength && reader.TryGetDecimal(out value);
        }

        Span<char> text = stackalloc char[JsonText.MaxLength];
        return reader.TokenType == JsonTokenType.String
            && JsonText.TryCopy(ref reader, text, out var length)
            && InvariantNumber.TryParse(text[..length], out value);
    }

    /// <summary>Reads a whole number in any of the forms of a decimal, <c>12.0</c> among them.</summary>
    public static bool TryReadInt32(ref Utf8JsonReader reader, out int value)
    {
        value = 0;
        if (reader.TokenType == JsonTokenType.Number && JsonText.LengthOf(ref reader) <= JsonText.MaxLength && reader.TryGetInt32(out value))
        {
            return true;
        }

        if (!TryReadDecimal(ref reader, out var number)
            || number is < int.MinValue or > int.MaxValue || decimal.Truncate(number) != number)
        {
            return false;
        }

        value = (int)number;
        return true;
    }

    /// <summary>Reads a whole number in any of its forms.</summary>
    /// <exception cref="JsonException">It is anything else.</exception>
    public static int ReadElement(ref Utf8JsonReader reader) =>
        TryReadInt32(ref reader, out var value) ? value : throw new JsonException("The value is no list of whole numbers.");
}

/// <summary>Reads truth values, which come as such, as words or as numbers.</summary>
internal static class JsonFlag
{
    /// <summary>Reads a truth value in any of its forms.</summary>
    /// <exception cref="JsonException">It is anything else.</exception>
    public static bool Read(ref Utf8JsonReader reader) =>
        TryRead(ref reader, out var value) ? value : throw new JsonException("The value is neither true nor false.");

    /// <summary>Reads <c>true</c>, <c>"true"</c>, <c>"True"</c>, <c>1</c> or <c>"1"</c> and their opposites; null is false.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
        {
            return true;
        }

        Span<char> text = stackalloc char[JsonText.MaxLength];
        if (!JsonText.TryCopy(ref reader, text, out var length))
        {
            return false;
        }

        ReadOnlySpan<char> word = text[..length];
        value = word.Equals("true".AsSpan(), StringComparison.OrdinalIgnoreCase) || word.SequenceEqual("1".AsSpan());
        return value || word.Equals("false".AsSpan(), StringComparison.OrdinalIgnoreCase) || word.SequenceEqual("0".AsSpan());
    }
}
