using Microsoft.AspNetCore.Http.Features;

namespace Baloan.Sandbox.Gateway;

/// <summary>One request on its way through the gateway: what was sent, and what it is hit by.</summary>
internal sealed class Exchange
{
    public required SandboxOperation? Operation { get; init; }

    /// <summary>All bytes that were sent.</summary>
    public required byte[] Sent { get; init; }

    /// <summary>The bytes the gateway sees.</summary>
    public required byte[] Body { get; init; }

    public required IReadOnlyList<SandboxFault> Faults { get; init; }

    public required ErrorAnswers Errors { get; init; }

    /// <summary>The number of the partner whose token was sent; 0 until it is known.</summary>
    public int Partner { get; set; }

    public bool NeedsToken => Operation is not (null or SandboxOperation.ObtainToken or SandboxOperation.RefreshToken or SandboxOperation.DownloadContract);

    public static Exchange Of(HttpContext context) => context.Features.GetRequiredFeature<Exchange>();

    public bool IsHitBy(SandboxFaultKind kind) => Faults.Any(fault => fault.Kind == kind);
}
