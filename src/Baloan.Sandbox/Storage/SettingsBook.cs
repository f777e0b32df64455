using Baloan.Sandbox.Hosting;

namespace Baloan.Sandbox.Storage;

/// <summary>Holds the settings and keeps every change of them.</summary>
internal sealed class SettingsBook
{
    private const string Id = "settings";

    private readonly Lock _gate = new();
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private SandboxSettings _current;

    public SettingsBook(ISandboxStore store, EventHub events, BaloanSandboxOptions options)
    {
        _store = store;
        _events = events;
        var kept = store.Load<SandboxSettings>(DocumentKinds.Settings);
        _current = kept.Count > 0 ? kept[0] : new SandboxSettings { Seed = options.Seed ?? Random.Shared.Next() };
        Update(settings => settings with { Seed = options.Seed ?? settings.Seed, Starts = settings.Starts + 1 });
    }

    public SandboxSettings Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    public void Update(Func<SandboxSettings, SandboxSettings> change)
    {
        lock (_gate)
        {
            var changed = change(_current);
            _store.Save(new Document(DocumentKinds.Settings, Id, changed));
            _current = changed;
            _events.Publish("settings", changed);
        }
    }

    public void Reset() =>
        Update(settings => new SandboxSettings
        {
            Seed = settings.Seed,
            Starts = settings.Starts,
            AccessKeyNumber = settings.AccessKeyNumber,
            RefreshKeyNumber = settings.RefreshKeyNumber,
            PartnerNumbers = settings.PartnerNumbers,
        });
}

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
