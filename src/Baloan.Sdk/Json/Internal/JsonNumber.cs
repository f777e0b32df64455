using System.Text.Json;
using Baloan.Sdk.Primitives.Internal;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads numbers that come as integers, decimals or strings.</summary>
internal static class JsonNumber
{
    /// <summary>Reads a number in any of its forms; what is none is null.</summary>
    public static decimal? ReadDecimal(ref Utf8JsonReader reader)
    {
        if (TryReadDecimal(ref reader, out var value))
        {
            return value;
        }

        reader.Skip();
        return null;
    }

    /// <summary>Reads a whole number in any of its forms; what is none is zero.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader)
    {
        if (!TryReadInt32(ref reader, out var value))
        {
            reader.Skip();
        }

        return value;
    }

    /// <summary>Reads a list of whole numbers in any of their forms; one number alone is a list of one, nulls are left out.</summary>
    /// <exception cref="JsonException">It is neither a list of whole numbers nor null.</exception>
    public static IReadOnlyList<int>? ReadInt32List(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return [ReadElement(ref reader)];
        }

        var values = new List<int>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                values.Add(ReadElement(ref reader));
            }
        }

        return values;
    }

    /// <summary>Reads <c>22</c>, <c>22.5</c>, <c>"22.50"</c> or <c>"۲۲"</c>; false for anything else and for null.</summary>
    public static bool TryReadDecimal(ref Utf8JsonReader reader, out decimal value)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetDecimal(out value);
        }

        value = 0;
        Span<char> text = stackalloc char[JsonText.MaxLength];
        return reader.TokenType == JsonTokenType.String
            && JsonText.TryCopy(ref reader, text, out var length)
            && InvariantNumber.TryParse(text[..length], out value);
    }

    /// <summary>Reads a whole number in any of the forms of a decimal, <c>12.0</c> among them.</summary>
    public static bool TryReadInt32(ref Utf8JsonReader reader, out int value)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value))
        {
            return true;
        }

        value = 0;
        if (!TryReadDecimal(ref reader, out var number)
            || number is < int.MinValue or > int.MaxValue || decimal.Truncate(number) != number)
        {
            return false;
        }

        value = (int)number;
        return true;
    }

    private static int ReadElement(ref Utf8JsonReader reader) =>
        TryReadInt32(ref reader, out var value) ? value : throw new JsonException("The value is no list of whole numbers.");
}
