namespace Baloan.Sdk;

/// <summary>Why a token is asked for.</summary>
internal enum TokenCause
{
    First,
    Ahead,
    Expired,
    Refused,
}
