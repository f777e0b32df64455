namespace Baloan.Sdk;

/// <summary>What a renewal brought, and what of it other nodes should know.</summary>
internal sealed class RenewedToken(TokenResult result, SharedToken? toShare)
{
    public TokenResult Result { get; } = result;

    public SharedToken? ToShare { get; } = toShare;
}
