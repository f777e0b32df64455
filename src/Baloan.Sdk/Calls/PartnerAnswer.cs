using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk;

/// <summary>The answer to a partner's own operation, read as the partner's own type, which may be a value.</summary>
internal sealed class PartnerAnswer<T>(T value)
{
    public T Value { get; } = value;

    /// <summary>Reads by the partner's own rules; a <c>null</c> where the type has none is unreadable.</summary>
    public static AnswerReader<PartnerAnswer<T>> ReaderOf(JsonTypeInfo<T> type) => new(
        (ref FieldReader reader) => new PartnerAnswer<T>(
            JsonSerializer.Deserialize(ref reader.Json, type) ?? throw new JsonException("The answer is null.")),
        static _ => null);
}
