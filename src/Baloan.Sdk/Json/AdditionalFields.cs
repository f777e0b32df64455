using System.Text;
using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Unknown fields as the text of a JSON object, for serialisers that know no <see cref="JsonElement"/>.</summary>
internal static class AdditionalFields
{
    /// <summary>The fields as a JSON object; null where there are none.</summary>
    public static string? Write(IDictionary<string, JsonElement>? fields)
    {
        if (fields is null)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var field in fields)
            {
                writer.WritePropertyName(field.Key);
                field.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The fields of a JSON object; null for null.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static Dictionary<string, JsonElement>? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The additional fields are no JSON object.");
        }

        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in document.RootElement.EnumerateObject())
        {
            fields[field.Name] = field.Value.Clone();
        }

        return fields;
    }
}
