using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>What is wrong with the settings of a client, by the names that the partner has for them.</summary>
internal static class ClientViolations
{
    public static SettingViolations Of(string? clientName, IEnumerable<ClientSection> sections) => new(new SettingKeys(
        nameof(BaloanClientOptions),
        [.. sections.Where(section => section.ClientName == (clientName ?? "")).Select(section => section.Section)]));

    public static ValidateOptionsResult Result(string? clientName, IReadOnlyCollection<string> violations) =>
        violations.Count == 0 ? ValidateOptionsResult.Success
        : string.IsNullOrEmpty(clientName) ? ValidateOptionsResult.Fail(violations)
        : ValidateOptionsResult.Fail(violations.Select(violation => $"Client '{clientName}': {violation}"));
}
