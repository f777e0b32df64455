using System.Text.Json.Serialization;

namespace Baloan.Sdk.Contracts.Internal;

/// <summary>The body of <c>PATCH loan/{uuid}/contract/</c>.</summary>
internal readonly struct SignContractBody(string otp)
{
    [JsonPropertyName("otp")]
    public string Otp { get; } = otp;
}
