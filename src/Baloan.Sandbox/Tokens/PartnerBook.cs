using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Tokens;

/// <summary>The partners, each by a number of its own that outlives a restart: the first is number 1, whatever its name.</summary>
internal sealed class PartnerBook
{
    public const int First = 1;

    private readonly ConcurrentDictionary<string, Entry> _partners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, Entry> _byNumber = new();
    private readonly BaloanSandboxOptions _options;
    private readonly SettingsBook _settings;

    public PartnerBook(BaloanSandboxOptions options, SettingsBook settings)
    {
        _options = options;
        _settings = settings;
        Put(new(options.Username, options.Password));
        foreach (var partner in options.Partners)
        {
            Put(partner);
        }
    }

    /// <summary>Takes a partner in, or gives one that is there another password and address.</summary>
    public void Put(SandboxPartner partner)
    {
        var target = partner.CallbackUrl is { } url ? CallbackTarget.Of(url, partner.CallbackSecret) : null;
        var entry = new Entry(partner, NumberOf(partner.Username), target);
        _byNumber[entry.Number] = entry;
        _partners[partner.Username] = entry;
    }

    public bool Remove(string username) => _partners.TryRemove(username, out var entry) && _byNumber.TryRemove(entry.Number, out _);

    /// <summary>The number of the partner with these credentials; null where there is none.</summary>
    public int? Find(string username, string password)
    {
        var isKnown = _partners.TryGetValue(username, out var entry);
        return AreEqual(password, entry?.Partner.Password ?? _options.Password) && isKnown ? entry!.Number : null;
    }

    public SandboxPartner? Find(int number) => _byNumber.GetValueOrDefault(number)?.Partner;

    public bool Has(int number) => _byNumber.ContainsKey(number);

    public string NameOf(int number) => _byNumber.GetValueOrDefault(number)?.Partner.Username ?? "";

    /// <summary>The address of a partner's own for call backs; null where it has none.</summary>
    public CallbackTarget? TargetOf(int number) => _byNumber.GetValueOrDefault(number)?.Target;

    private int NumberOf(string username)
    {
        if (username == _options.Username)
        {
            return First;
        }

        if (!_settings.Current.PartnerNumbers.ContainsKey(username))
        {
            _settings.Update(settings => settings.PartnerNumbers.ContainsKey(username) ? settings : settings with
            {
                PartnerNumbers = new Dictionary<string, int>(settings.PartnerNumbers) { [username] = First + settings.PartnerNumbers.Count + 1 },
            });
        }

        return _settings.Current.PartnerNumbers[username];
    }

    private static bool AreEqual(string given, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(right));

    private sealed record Entry(SandboxPartner Partner, int Number, CallbackTarget? Target);
}
