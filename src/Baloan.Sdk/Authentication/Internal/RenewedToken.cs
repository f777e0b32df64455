namespace Baloan.Sdk.Authentication.Internal;

/// <summary>What a renewal brought, and what of it other nodes should know.</summary>
internal readonly record struct RenewedToken(TokenResult Result, SharedToken? ToShare);
