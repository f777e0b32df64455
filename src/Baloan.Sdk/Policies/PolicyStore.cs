using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baloan.Sdk;

/// <summary>A store in which a <see cref="LoanPolicy"/> holds.</summary>
public sealed class PolicyStore
{
    private string? _title;

    /// <summary>The store's id, by which a loan request names it.</summary>
    [JsonPropertyName("id")]
    public int Id { get; set; }

    /// <summary>The store's Persian name; empty when the gateway gave none.</summary>
    [JsonPropertyName("title_fa")]
    public string Title
    {
        get => _title ?? string.Empty;
        set => _title = value;
    }

    /// <summary>
    /// The address of the store's logo: an http or https one, or a relative one as the gateway gave it.
    /// Null when there is none, or no such address.
    /// </summary>
    [JsonPropertyName("logo")]
    public Uri? Logo { get; set; }

    /// <summary>Fields of the answer that this version does not know; <see langword="null"/> where there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
