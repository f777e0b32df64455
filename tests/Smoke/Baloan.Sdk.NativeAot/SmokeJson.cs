using System.Text.Json.Serialization;

namespace Baloan.Sdk.Smoke;

/// <summary>A generated context of another assembly than the client's.</summary>
[JsonSerializable(typeof(LoanCallback))]
[JsonSerializable(typeof(IReadOnlyList<LoanPolicy>))]
internal sealed partial class SmokeJson : JsonSerializerContext;
