namespace Baloan.Sandbox;

/// <summary>What a fault does to a request.</summary>
public enum SandboxFaultKind
{
    /// <summary>Answers a status with any body; no work is done.</summary>
    Status,

    /// <summary>Does the work, then answers a status with any body in place of the right answer.</summary>
    StatusAfterWork,

    /// <summary>Answers one of the documented error codes; no work is done.</summary>
    Code,

    /// <summary>Waits before the work.</summary>
    Delay,

    /// <summary>Drops the connection before any work.</summary>
    DropBeforeWork,

    /// <summary>Does the work and drops the connection in place of an answer.</summary>
    DropAfterWork,

    /// <summary>Does the work and breaks off in the middle of the answer's body.</summary>
    Truncate,

    /// <summary>Treats the request's token as expired.</summary>
    ExpiredToken,

    /// <summary>Revokes every access token there is.</summary>
    RevokedTokens,

    /// <summary>Revokes every access and every refresh token there is.</summary>
    RevokedLogin,

    /// <summary>Answers 429 to all but so many requests a minute; no work is done for those.</summary>
    RateLimit,

    /// <summary>Gives error bodies another shape.</summary>
    ErrorShape,
}
