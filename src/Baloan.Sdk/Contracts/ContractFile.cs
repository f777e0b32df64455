using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>Where a contract's PDF file is.</summary>
[DataContract]
public sealed class ContractFile : IJsonModel
{
    internal static readonly JsonObject<ContractFile> Wire = new JsonObject<ContractFile>(size: 32, static () => new ContractFile())
        .Optional("uuid", static (ref JsonValues json, ContractFile file) => file.Id = json.Uuid())
        .Required("file", static (ref JsonValues json, ContractFile file) => (file.Url = json.Address()!) is not null);

    /// <summary>The file's id.</summary>
    [JsonPropertyName("uuid")]
    [DataMember]
    public Guid Id { get; set; }

    /// <summary>The file's address. Whoever has it may be able to read the contract: do not log it.</summary>
    [JsonPropertyName("file")]
    [DataMember]
    public Uri Url { get; set; } = null!;

    /// <summary>
    /// Fields of the answer that this version does not know; <see langword="null"/> where there were none. At most 64 are kept, of
    /// 64 KiB together, and fewer in an answer that consists of little else; what is left out is told in the log.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    // The same for serialisers that know no JsonElement.
    [DataMember(EmitDefaultValue = false)]
    private string? AdditionalText
    {
        get => AdditionalFields.Write(AdditionalData);
        set => AdditionalData = AdditionalFields.Read(value);
    }
}
