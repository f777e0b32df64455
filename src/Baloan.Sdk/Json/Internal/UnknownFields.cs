using System.Text.Json;

namespace Baloan.Sdk.Json.Internal;

/// <summary>Keeps the fields that this version does not know, for <c>AdditionalData</c>.</summary>
internal static class UnknownFields
{
    /// <summary>Keeps the field whose name the reader stands on, and moves on to the end of its value.</summary>
    /// <remarks>One whose name is no text is left out.</remarks>
    public static void Keep(ref Utf8JsonReader reader, ref Dictionary<string, JsonElement>? fields) =>
        Keep(ref reader, JsonText.ReadString(ref reader), ref fields);

    /// <summary>Keeps the field under a name, and moves on to the end of its value.</summary>
    public static void Keep(ref Utf8JsonReader reader, string? name, ref Dictionary<string, JsonElement>? fields)
    {
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
}
