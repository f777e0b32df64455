using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>
/// Reads a range in millions of Toman: an object with <c>lower</c>, <c>upper</c> and <c>bounds</c>, or with <c>empty</c>,
/// the same object inside a JSON string, or the interval notation in a JSON string.
/// </summary>
internal static class JsonTomanRange
{
    private const decimal Million = 1_000_000m;

    /// <summary>Reads a range of an answer; null is the default.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public static TomanRange Read(ref JsonValues json)
    {
        if (json.Json.TokenType == JsonTokenType.String)
        {
            // A range inside a text is read from a copy of it.
            json.Spend(3 * (int)Math.Min(JsonText.LengthOf(ref json.Json), JsonText.MaxLength));
        }

        return Read(ref json.Json);
    }

    /// <summary>Reads a range; null is the default.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public static TomanRange Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? default
        : TryRead(ref reader, out var range) ? range
        : throw new JsonException("The value is no range of amounts.");

    /// <summary>Reads a range; false for anything else. The reader ends on the last token of what it looked at.</summary>
    private static bool TryRead(ref Utf8JsonReader reader, out TomanRange range)
    {
        range = default;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => TryReadObject(ref reader, out range),
            JsonTokenType.String => TryReadText(ref reader, out range),
            _ => false,
        };
    }

    private static bool TryReadText(ref Utf8JsonReader reader, out TomanRange range)
    {
        range = default;
        Span<char> buffer = stackalloc char[JsonText.MaxLength];
        if (!JsonText.TryCopy(ref reader, buffer, out var length))
        {
            return false;
        }

        ReadOnlySpan<char> text = Digits.Trim(buffer[..length]);
        return text.Length > 0 && text[0] == '{'
            ? TryReadNested(text, out range)
            : RangeText.TryParse(text, Million, out range);
    }

    private static bool TryReadNested(ReadOnlySpan<char> json, out TomanRange range)
    {
        range = default;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.ToString()));
        try
        {
            return reader.Read() && TryReadObject(ref reader, out range) && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryReadObject(ref Utf8JsonReader reader, out TomanRange range)
    {
        range = default;
        Toman? lower = null;
        Toman? upper = null;
        var bounds = RangeBounds.Default;
        var empty = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var read = true;
            if (JsonText.IsNamed(ref reader, "lower"u8))
            {
                read = reader.Read() && TryReadEnd(ref reader, out lower);
            }
            else if (JsonText.IsNamed(ref reader, "upper"u8))
            {
                read = reader.Read() && TryReadEnd(ref reader, out upper);
            }
            else if (JsonText.IsNamed(ref reader, "bounds"u8))
            {
                read = reader.Read();
                bounds = ReadBounds(ref reader);
            }
            else if (JsonText.IsNamed(ref reader, "empty"u8))
            {
                read = reader.Read() && JsonFlag.TryRead(ref reader, out empty);
            }
            else
            {
                reader.Skip();
            }

            if (!read)
            {
                return false;
            }
        }

        // Ends the wrong way round hold no amount between them.
        range = empty || lower > upper ? TomanRange.Empty : new TomanRange(lower, upper, bounds);
        return true;
    }

    private static bool TryReadEnd(ref Utf8JsonReader reader, out Toman? end)
    {
        end = null;
        return reader.TokenType == JsonTokenType.Null
            || (JsonNumber.TryReadDecimal(ref reader, out var millions) && RangeText.TryScale(millions, Million, out end));
    }

    private static RangeBounds ReadBounds(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return RangeBounds.Default;
        }

        Span<char> text = stackalloc char[JsonText.MaxLength];
        if (JsonText.TryCopy(ref reader, text, out var length))
        {
            // What cannot be read is taken as open at both ends: a shop then offers less, never more, than is granted.
            _ = RangeBounds.TryParse(text[..length], out var bounds);
            return bounds;
        }

        reader.Skip();
        return default;
    }
}
