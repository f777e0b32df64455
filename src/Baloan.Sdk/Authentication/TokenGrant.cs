namespace Baloan.Sdk;

/// <summary>The way by which a token was obtained.</summary>
internal enum TokenGrant
{
    Login,
    Refresh,
    Store,
}
