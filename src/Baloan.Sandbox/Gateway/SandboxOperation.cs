namespace Baloan.Sandbox;

/// <summary>The gateway's operations. On the wire they are written in snake case.</summary>
public enum SandboxOperation
{
    /// <summary><c>POST token/</c></summary>
    ObtainToken,

    /// <summary><c>POST token/refresh/</c></summary>
    RefreshToken,

    /// <summary><c>GET loan-policies</c></summary>
    ListPolicies,

    /// <summary><c>POST loan/</c></summary>
    OpenLoan,

    /// <summary><c>GET loan/{uuid}/contract/</c></summary>
    GetContract,

    /// <summary><c>POST loan/{uuid}/contract/</c></summary>
    RequestOtp,

    /// <summary><c>PATCH loan/{uuid}/contract/</c></summary>
    SignContract,

    /// <summary><c>POST loan/{uuid}/cancel/</c></summary>
    CancelLoan,

    /// <summary>The download of a contract's PDF, from the address that <c>GET loan/{uuid}/contract/</c> gave.</summary>
    DownloadContract,
}
