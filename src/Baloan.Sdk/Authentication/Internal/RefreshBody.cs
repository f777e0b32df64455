using System.Text.Json.Serialization;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>The body of <c>POST token/refresh/</c>.</summary>
internal readonly struct RefreshBody(string refresh)
{
    [JsonPropertyName("refresh")]
    public string Refresh { get; } = refresh;
}
