using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Baloan.Sdk;

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
