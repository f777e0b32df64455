using System.Globalization;

namespace Baloan.Sdk.Internal;

/// <summary>Collects the settings that cannot work, each in a sentence that begins with its name and holds no secret.</summary>
internal sealed class SettingViolations
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    /// <summary>Takes note of a setting that breaks a rule.</summary>
    /// <param name="isMet">Whether the setting can work.</param>
    /// <param name="prefix">The way to the setting, such as <c>Token:Store:</c>.</param>
    /// <param name="name">The setting.</param>
    /// <param name="rule">What it has to be, after its name.</param>
    public void Require(bool isMet, string prefix, string name, string rule)
    {
        if (!isMet)
        {
            _found.Add($"{prefix}{name} {rule}.");
        }
    }

    /// <summary>As the other one, and tells what the setting is.</summary>
    public void Require(bool isMet, string prefix, string name, string rule, TimeSpan value)
    {
        if (!isMet)
        {
            _found.Add($"{prefix}{name} {rule}, but is {value.ToString("c", CultureInfo.InvariantCulture)}.");
        }
    }
}
