using System.Text.Json.Serialization;

namespace Baloan.Sandbox.Tokens;

/// <summary>The answer of the token operations.</summary>
internal sealed record TokenPair(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refresh,
    string Access)
{
    public override string ToString() => nameof(TokenPair);
}
