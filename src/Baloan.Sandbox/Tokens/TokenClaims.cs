namespace Baloan.Sandbox.Tokens;

/// <summary>What a token says. Times are seconds since 1970.</summary>
internal sealed record TokenClaims(string TokenType, long Exp, long Iat, string Jti, int UserId);
