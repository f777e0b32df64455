using System.Text.Json;
using Newtonsoft.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace Baloan.Partner.Tests.Values;

/// <summary>A serialiser that a partner uses, as its packages come.</summary>
public sealed record Serializer(string Name, Func<object, Type, string> Write, Func<string, Type, object?> Read)
{
    private static readonly JsonSerializerOptions Generated = new() { TypeInfoResolver = PartnerJson.Default };

    public static IReadOnlyList<Serializer> All { get; } =
    [
        new("Newtonsoft.Json", (value, type) => JsonConvert.SerializeObject(value, type, null), JsonConvert.DeserializeObject),
        new("System.Text.Json", (value, type) => JsonSerializer.Serialize(value, type), (json, type) => JsonSerializer.Deserialize(json, type)),
        new("System.Text.Json with a generated context", (value, type) => JsonSerializer.Serialize(value, type, Generated), (json, type) => JsonSerializer.Deserialize(json, type, Generated)),
    ];

    public static Serializer Of(string name) => All.Single(serializer => serializer.Name == name);

    public object? Carry(object value, Type type, string culture)
    {
        using var scope = new CultureScope(culture);
        return Read(Write(value, type), type);
    }
}
