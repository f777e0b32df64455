using System.Text.Json;
using Baloan.Sdk.Primitives.Internal;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Reads numbers that come as integers, decimals or strings.</summary>
internal static class JsonNumber
{
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
}
