namespace Baloan.Sdk.Authentication.Internal;

/// <summary>The way by which a token was obtained.</summary>
internal enum TokenGrant
{
    Login,
    Refresh,
    Store,
}
