using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads truth values that come as such, as words or as numbers.</summary>
internal static class JsonFlag
{
    /// <summary>Reads a truth value in any of its forms.</summary>
    /// <exception cref="JsonException">It is none.</exception>
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
