using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Collects the settings that cannot work, each in a sentence that begins with its name and holds no secret.</summary>
internal sealed class SettingViolations(SettingKeys keys)
{
    private readonly List<string> _found = [];

    /// <summary>What the check of the options has found; each sentence names the client, where it has a name.</summary>
    public ValidateOptionsResult ToResult(string? clientName = null) =>
        _found.Count == 0 ? ValidateOptionsResult.Success
        : string.IsNullOrEmpty(clientName) ? ValidateOptionsResult.Fail(_found)
        : ValidateOptionsResult.Fail(_found.Select(sentence => $"Client '{clientName}': {sentence}"));

    /// <summary>Takes note of something else that is missing.</summary>
    public void Add(string sentence) => _found.Add(sentence);

    /// <summary>Takes note of a setting that breaks a rule.</summary>
    /// <param name="isMet">Whether the setting can work.</param>
    /// <param name="prefix">The way to the setting, such as <c>Token:Store:</c>.</param>
    /// <param name="name">The setting.</param>
    /// <param name="rule">What it has to be, after its name.</param>
    public void Require(bool isMet, string prefix, string name, string rule)
    {
        if (!isMet)
        {
            _found.Add($"{keys.NameOf(prefix + name)} {rule}.");
        }
    }

    /// <summary>Takes note of a setting that is needed and may have been left out.</summary>
    public void RequireGiven(bool isGiven, string prefix, string name, string fault = "is missing")
    {
        if (!isGiven)
        {
            _found.Add($"{keys.PlaceOf(prefix + name)} {fault}.");
        }
    }

    /// <summary>Takes note of a duration outside its limits, and tells what it is and what it was read from.</summary>
    public void RequireDuration(TimeSpan value, string prefix, string name, TimeSpan least, TimeSpan most) =>
        RequireDuration(value >= least && value <= most, value, prefix, name, $"must be from {Written(least)} to {Written(most)}");

    /// <summary>Takes note of a duration that breaks a rule, and tells what it is and what it was read from.</summary>
    public void RequireDuration(bool isMet, TimeSpan value, string prefix, string name, string rule)
    {
        if (isMet)
        {
            return;
        }

        var (key, text) = keys.SourceOf(prefix + name, value);
        var source = text is null ? "" : $", read from \"{text}\". Write a duration as hh:mm:ss";
        _found.Add($"{key} {rule}, but is {value.ToString("c", CultureInfo.InvariantCulture)}{source}.");
    }

    /// <summary>Takes note of a text where a list belongs. The text may be a secret.</summary>
    public void RequireList(string name)
    {
        if (keys.IsTextForList(name))
        {
            _found.Add($"{keys.NameOf(name)} is a single text where a list belongs: write {keys.NameOf(name)}:0.");
        }
    }

    /// <summary>Takes note of an element of a list that breaks a rule.</summary>
    public void RequireElement(bool isMet, string list, int index, string? value, string rule)
    {
        if (!isMet)
        {
            _found.Add($"{keys.NameOfElement(list, index, value)} {rule}.");
        }
    }

    private static string Written(TimeSpan limit)
    {
        var text = limit.ToString("c", CultureInfo.InvariantCulture);
        return limit.Ticks % TimeSpan.TicksPerSecond == 0 ? text : text.TrimEnd('0');
    }
}

/// <summary>Names settings as the partner writes them: by the key in configuration, or by the property where code sets it.</summary>
/// <param name="optionsClass">The class that holds the settings.</param>
/// <param name="sections">What it is bound from, in order; the last one that has a setting counts.</param>
internal sealed class SettingKeys(string optionsClass, IReadOnlyList<IConfiguration> sections)
{
    /// <summary>The name of a setting, such as <c>Token:Store:Timeout</c>.</summary>
    public string NameOf(string setting) => Find(setting)?.Path ?? InCode(setting);

    /// <summary>The name of a setting that may have been left out: the key where it belongs.</summary>
    public string PlaceOf(string setting) => Find(setting)?.Path ?? (sections.Count > 0 ? sections[sections.Count - 1].GetSection(setting).Path : InCode(setting));

    /// <summary>The name of a duration, and the text that it was read from, if it was.</summary>
    public (string Name, string? Text) SourceOf(string setting, TimeSpan value)
    {
        var section = Find(setting);
        return TimeSpan.TryParse(section?.Value, CultureInfo.InvariantCulture, out var read) && read == value
            ? (section!.Path, section.Value)
            : (InCode(setting), null);
    }

    /// <summary>The name of an element of a list.</summary>
    public string NameOfElement(string list, int index, string? value) =>
        Find(list)?.GetChildren().FirstOrDefault(element => element.Value is not null && element.Value == value)?.Path
            ?? string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", InCode(list), index);

    /// <summary>Whether configuration has a text where a list belongs, which a binder passes over.</summary>
    public bool IsTextForList(string list) =>
        Find(list) is { } section && !string.IsNullOrWhiteSpace(section.Value) && !section.GetChildren().Any();

    private IConfigurationSection? Find(string setting) =>
        sections.Select(section => section.GetSection(setting)).LastOrDefault(section => section.Exists());

    private string InCode(string setting) => $"{optionsClass}.{setting.Replace(':', '.')}";
}

/// <summary>Where settings stand in configuration.</summary>
internal static class ConfigurationPlace
{
    public const string Client = "Baloan";

    /// <summary>
    /// A section as it is; of a whole configuration the section at a path. A root holds the variables of the operating system, too,
    /// such as <c>USERNAME</c> and <c>LANGUAGE</c>.
    /// </summary>
    public static IConfiguration SectionOf(IConfiguration configuration, string path) =>
        configuration is IConfigurationSection ? configuration : configuration.GetSection(path);
}
