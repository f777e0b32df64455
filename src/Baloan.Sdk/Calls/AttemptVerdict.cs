namespace Baloan.Sdk;

internal enum AttemptVerdict : byte
{
    /// <summary>No attempt was made.</summary>
    None,

    Success,

    /// <summary>Failed, and repeating it does no good or may do harm.</summary>
    Final,

    /// <summary>Failed, and may be repeated.</summary>
    Repeatable,

    /// <summary>The gateway did not accept the token, so it did nothing.</summary>
    TokenRefused,

    /// <summary>The caller gave up.</summary>
    Canceled,
}
