using System.Text.Json.Serialization;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Tokens;

/// <summary>Issues access and refresh tokens and says which are good.</summary>
internal sealed class TokenIssuer(
    BaloanSandboxOptions options, PartnerBook partners, SettingsBook settings, IdSource ids, TimeProvider timeProvider, ISandboxStore store)
{
    private const string Access = "access";
    private const string Refresh = "refresh";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _used = [.. store.Load<UsedRefreshToken>(DocumentKinds.UsedRefreshToken).Select(token => token.Jti)];
    private long _issued = (long)settings.Current.Starts << 32;

    private byte[] AccessKey => AccessKeyOf(settings.Current.AccessKeyNumber);

    private byte[] RefreshKey => ids.Bytes("refresh-key", settings.Current.RefreshKeyNumber);

    private long Now => timeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <param name="partner">The partner's number.</param>
    public TokenPair Issue(int partner)
    {
        var refresh = Claims(Refresh, Now, options.RefreshTokenLifetime, partner);
        return new(JsonWebToken.Sign(refresh, RefreshKey), NewAccess(Now, partner));
    }

    /// <summary>The number of the partner whose access token this is; null where it is not good now.</summary>
    public int? PartnerOf(string access) =>
        JsonWebToken.Verify(access, AccessKey) is { TokenType: Access } claims && claims.Exp > Now && partners.Has(claims.UserId) ? claims.UserId : null;

    /// <summary>The number of the partner whose access token this is or was, expired and revoked ones too; null where the sandbox never gave it out.</summary>
    public int? IssuedTo(string access) => Enumerable.Range(0, settings.Current.AccessKeyNumber + 1).Reverse()
        .Select(number => JsonWebToken.Verify(access, AccessKeyOf(number)))
        .FirstOrDefault(claims => claims is { TokenType: Access })?.UserId;

    /// <summary>A new access token for a good refresh token, or the message that says why not.</summary>
    public (TokenPair? Pair, string? Refusal) Renew(string refresh)
    {
        if (JsonWebToken.Verify(refresh, RefreshKey) is not { TokenType: Refresh } claims || claims.Exp <= Now || !partners.Has(claims.UserId))
        {
            return (null, "token_expired");
        }

        lock (_gate)
        {
            if (_used.Contains(claims.Jti))
            {
                return (null, "token_blacklisted");
            }

            if (options.Refresh == SandboxRefreshMode.Rotating)
            {
                store.Save(new Document(DocumentKinds.UsedRefreshToken, claims.Jti, new UsedRefreshToken(claims.Jti)));
                _used.Add(claims.Jti);
            }
        }

        var access = NewAccess(options.RefreshKeepsIssuedAt ? claims.Iat : Now, claims.UserId);
        return options.Refresh == SandboxRefreshMode.Rotating
            ? (new(JsonWebToken.Sign(Claims(Refresh, Now, options.RefreshTokenLifetime, claims.UserId), RefreshKey), access), null)
            : (new(null, access), null);
    }

    public void Revoke(bool refreshTokensToo) => settings.Update(current => current with
    {
        AccessKeyNumber = current.AccessKeyNumber + 1,
        RefreshKeyNumber = current.RefreshKeyNumber + (refreshTokensToo ? 1 : 0),
    });

    private byte[] AccessKeyOf(int number) => ids.Bytes("access-key", number);

    private string NewAccess(long issuedAt, int partner) => JsonWebToken.Sign(Claims(Access, issuedAt, options.TokenLifetime, partner), AccessKey);

    private TokenClaims Claims(string type, long issuedAt, TimeSpan lifetime, int partner)
    {
        var jti = Convert.ToHexStringLower(ids.Bytes("jti", Interlocked.Increment(ref _issued)).AsSpan(0, 16));
        return new(type, Now + (long)lifetime.TotalSeconds, issuedAt, jti, partner);
    }

    private sealed record UsedRefreshToken(string Jti);
}

/// <summary>The answer of the token operations.</summary>
internal sealed record TokenPair(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refresh,
    string Access)
{
    public override string ToString() => nameof(TokenPair);
}
