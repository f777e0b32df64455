using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Where a contract's PDF file is.</summary>
public sealed class ContractFile
{
    /// <summary>The file's id.</summary>
    [JsonPropertyName("uuid")]
    public Guid Id { get; set; }

    /// <summary>The file's address. Whoever has it may be able to read the contract: do not log it.</summary>
    [JsonPropertyName("file")]
    public Uri Url { get; set; } = null!;

    /// <summary>Fields of the answer that this version does not know; <see langword="null"/> where there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
