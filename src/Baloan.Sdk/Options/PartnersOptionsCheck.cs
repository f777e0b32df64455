using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds limits of the partners' clients that cannot work.</summary>
internal sealed class PartnersOptionsCheck(IEnumerable<ClientSection> sections) : IValidateOptions<BaloanPartnersOptions>
{
    private const int MostClients = 1_000_000;

    public ValidateOptionsResult Validate(string? name, BaloanPartnersOptions options)
    {
        var violations = new SettingViolations(new SettingKeys(
            nameof(BaloanPartnersOptions),
            [.. sections.Where(section => section.ClientName == PartnersMark.Name).Select(section => section.Section)]));
        violations.Require(options.MaxClients is > 0 and <= MostClients, "", nameof(options.MaxClients), "must be from 1 to 1000000");
        violations.RequireDuration(options.IdleTimeout, "", nameof(options.IdleTimeout), TimeSpan.FromSeconds(1), TimeSpan.FromHours(12));
        return ClientViolations.Result(PartnersMark.Name, violations.Found);
    }
}
