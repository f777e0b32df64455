using System.Text.Json.Serialization;

namespace Baloan.Sandbox.Callbacks;

/// <summary>What the gateway posts to the partner.</summary>
internal sealed record CallbackBody(
    Guid Uuid,
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
