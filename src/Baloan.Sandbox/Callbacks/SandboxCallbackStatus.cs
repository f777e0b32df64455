namespace Baloan.Sandbox;

/// <summary>How far a call back has come.</summary>
public enum SandboxCallbackStatus
{
    /// <summary>Waits for its next attempt.</summary>
    Pending,

    /// <summary>The partner answered 2xx.</summary>
    Delivered,

    /// <summary>Every attempt failed.</summary>
    GivenUp,
}
