using System.Diagnostics.CodeAnalysis;

namespace Baloan.Sdk;

/// <summary>A token, or the reason why there is none.</summary>
internal sealed class TokenResult
{
    public TokenResult(AccessToken token) => Token = token;

    public TokenResult(TokenFailure failure) => Failure = failure;

    public AccessToken? Token { get; }

    public TokenFailure? Failure { get; }

    public bool TryGetToken([NotNullWhen(true)] out AccessToken? token, [NotNullWhen(false)] out TokenFailure? failure)
    {
        token = Token;
        failure = token is null ? Failure ?? TokenFailure.Disposed : null;
        return token is not null;
    }
}
