namespace Baloan.Sandbox.Settings;

/// <summary>What can be changed while a sandbox runs and must outlive a restart.</summary>
internal sealed record SandboxSettings
{
    public int Seed { get; init; }

    public int Starts { get; init; }

    public int AccessKeyNumber { get; init; }

    public int RefreshKeyNumber { get; init; }

    public bool PartnershipIsActive { get; init; } = true;

    public TimeSpan ClockOffset { get; init; }

    public DateTimeOffset? ClockStoppedAt { get; init; }

    public IReadOnlyDictionary<string, string> PhoneOwners { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, long> Credits { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<SandboxService> FailingServices { get; init; } = [];

    public SandboxCallbackBehavior CallbackBehavior { get; init; } = new();
}
