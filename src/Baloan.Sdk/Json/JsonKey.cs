using System.Text.Json;

namespace Baloan.Sdk;

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
