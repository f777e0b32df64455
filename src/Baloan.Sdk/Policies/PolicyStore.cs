using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>A store in which a <see cref="LoanPolicy"/> holds.</summary>
[DataContract]
public sealed class PolicyStore : IJsonModel
{
    internal static readonly JsonObject<PolicyStore> Wire = new JsonObject<PolicyStore>(size: 32, static () => new PolicyStore())
        .Required("id", static (ref JsonValues json, PolicyStore store) => (store.Id = json.Int32()) != 0)
        .Optional("title_fa", static (ref JsonValues json, PolicyStore store) => store._title = json.Text())
        .Optional("logo", static (ref JsonValues json, PolicyStore store) => store._logo = json.AddressAsItCame());

    internal static readonly JsonList<PolicyStore> WireList = new(Wire);

    private string? _title;

    // An address, or its bytes, which become one when somebody asks for it: few who read policies show logos.
    private object? _logo;

    /// <summary>The store's id, by which a loan request names it.</summary>
    [JsonPropertyName("id")]
    [DataMember]
    public int Id { get; set; }

    /// <summary>The store's Persian name; empty when the gateway gave none.</summary>
    [JsonPropertyName("title_fa")]
    [DataMember]
    public string Title
    {
        get => _title ?? string.Empty;
        set => _title = value;
    }

    /// <summary>
    /// The address of the store's logo: an http or https one, or a relative one as the gateway gave it.
    /// Null when it is missing, or cannot be opened.
    /// </summary>
    [JsonPropertyName("logo")]
    [DataMember]
    public Uri? Logo
    {
        get
        {
            var logo = _logo;
            if (logo is byte[] utf8)
            {
                _logo = logo = JsonAddress.Parse(Encoding.UTF8.GetString(utf8));
            }

            return (Uri?)logo;
        }

        set => _logo = value;
    }

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
