using System.Text.Json.Serialization;

namespace Baloan.Sdk.Authentication.Internal;

/// <summary>How the token requests' JSON is written, without reflection.</summary>
[JsonSerializable(typeof(RefreshBody))]
internal sealed partial class TokenJsonContext : JsonSerializerContext;
