using System.Text.Json.Serialization;

namespace Baloan.Sdk.Benchmarks.Callbacks;

/// <summary>A call back as a partner would declare it for an endpoint written by hand.</summary>
internal sealed class BareCallback
{
    [JsonPropertyName("uuid")]
    public Guid Uuid { get; set; }

    [JsonPropertyName("state")]
    public string State { get; set; } = "";

    [JsonPropertyName("reason")]
    public string? Reason { get; set; }
}
