namespace Baloan.Sdk.Authentication.Internal;

/// <summary>Why a token is asked for.</summary>
internal enum TokenCause
{
    First,
    Ahead,
    Expired,
    Refused,
}
