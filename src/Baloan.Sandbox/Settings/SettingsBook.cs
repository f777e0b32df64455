using Baloan.Sandbox.Events;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Settings;

/// <summary>Holds the settings and keeps every change of them.</summary>
internal sealed class SettingsBook
{
    private const string Id = "settings";

    private readonly Lock _gate = new();
    private readonly ISandboxStore _store;
    private readonly EventHub _events;
    private SandboxSettings _current;

    public SettingsBook(ISandboxStore store, EventHub events, int? seed)
    {
        _store = store;
        _events = events;
        var kept = store.Load<SandboxSettings>(DocumentKinds.Settings);
        _current = kept.Count > 0 ? kept[0] : new SandboxSettings { Seed = seed ?? Random.Shared.Next() };
        Update(settings => settings with { Seed = seed ?? settings.Seed, Starts = settings.Starts + 1 });
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
