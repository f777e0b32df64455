using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>A loan's contract: the answer of <c>GET loan/{uuid}/contract/</c>.</summary>
[DataContract]
public sealed class LoanContract : IJsonModel
{
    // With the file that it has from the beginning.
    internal static readonly JsonObject<LoanContract> Wire = new JsonObject<LoanContract>(size: 80, static () => new LoanContract())
        .Required("contract_pdf_file", static (ref JsonValues json, LoanContract contract) =>
            (contract.File = ContractFile.Wire.ReadOrNull(ref json)!) is not null)
        .Optional("is_agreed_by_user", static (ref JsonValues json, LoanContract contract) => contract.IsAgreedByUser = json.Flag());

    /// <summary>The contract's PDF file.</summary>
    [JsonPropertyName("contract_pdf_file")]
    [DataMember]
    public ContractFile File { get; set; } = new();

    /// <summary>Whether the user has signed.</summary>
    [JsonPropertyName("is_agreed_by_user")]
    [DataMember]
    public bool IsAgreedByUser { get; set; }

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
