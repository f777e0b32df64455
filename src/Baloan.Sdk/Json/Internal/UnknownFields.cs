using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Keeps the fields that this version does not know, for <c>AdditionalData</c>.</summary>
internal static class UnknownFields
{
    /// <summary>Keeps the field whose name the reader stands on, and moves on to the end of its value.</summary>
    public static void Keep(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? fields)
    {
        var name = JsonText.ReadString(ref reader);
        reader.Read();
        if (name is null)
        {
            reader.Skip();
        }
        else
        {
            (fields ??= [])[name] = JsonElement.ParseValue(ref reader);
        }
    }

    public static void Write(Utf8JsonWriter writer, IDictionary<string, JsonElement>? fields)
    {
        foreach (var field in fields ?? new Dictionary<string, JsonElement>())
        {
            writer.WritePropertyName(field.Key);
            field.Value.WriteTo(writer);
        }
    }
}
