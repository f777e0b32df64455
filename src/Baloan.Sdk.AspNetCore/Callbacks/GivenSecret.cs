namespace Baloan.Sdk;

/// <summary>A secret that a caller gave, and that stands in the request no more.</summary>
/// <param name="Value">The secret.</param>
/// <param name="KnownTo">The settings whose secrets it was compared with and found among.</param>
/// <param name="Path">The path that it was the last segment of, without it; null where it stood elsewhere.</param>
internal sealed record GivenSecret(string Value, CallbackSettings? KnownTo, string? Path)
{
    public override string ToString() => SecretInPath.Mask;
}
