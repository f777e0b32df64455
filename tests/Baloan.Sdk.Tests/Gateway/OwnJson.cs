using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk.Tests.Gateway;

/// <summary>How a partner's own types are read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OwnAnswer))]
[JsonSerializable(typeof(OwnQuestion))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class OwnJson : JsonSerializerContext;
