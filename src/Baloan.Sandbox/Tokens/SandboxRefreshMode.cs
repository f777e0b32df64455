namespace Baloan.Sandbox;

/// <summary>What <c>POST token/refresh/</c> does.</summary>
public enum SandboxRefreshMode
{
    /// <summary>Answers a new access token; the refresh token stays good.</summary>
    On,

    /// <summary>Answers a new refresh token too; the old one is good for one use.</summary>
    Rotating,

    /// <summary>Does not exist: an HTML page with status 404.</summary>
    Off,
}
