namespace Baloan.Sandbox;

/// <summary>What <c>GET loan/{uuid}/contract/</c> answers while there is no contract yet.</summary>
public enum SandboxMissingContract
{
    /// <summary>Status 400 with the code <c>not_allowed_in_state</c>.</summary>
    NotAllowedInState,

    /// <summary>Status 404 with <c>{"detail":"Not found."}</c>.</summary>
    NotFound,
}
