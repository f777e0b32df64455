namespace Baloan.Sandbox.Settings;

/// <summary>What can be changed while a sandbox runs and must outlive a restart.</summary>
internal sealed record SandboxSettings
{
    public int Seed { get; init; }

    public int Starts { get; init; }

    public int AccessKeyNumber { get; init; }

    public int RefreshKeyNumber { get; init; }

    /// <summary>The numbers of the partners beside the first; one that was given is never given to another.</summary>
    public IReadOnlyDictionary<string, int> PartnerNumbers { get; init; } = new Dictionary<string, int>();

    public bool PartnershipIsActive { get; init; } = true;

    public TimeSpan ClockOffset { get; init; }

    public DateTimeOffset? ClockStoppedAt { get; init; }

    public IReadOnlyDictionary<string, string> PhoneOwners { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, long> Credits { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<SandboxService> FailingServices { get; init; } = [];

    public SandboxCallbackBehavior CallbackBehavior { get; init; } = new();
}
