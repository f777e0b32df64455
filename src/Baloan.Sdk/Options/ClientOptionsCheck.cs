using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds settings of a client that cannot work.</summary>
internal sealed class ClientOptionsCheck(IEnumerable<ClientSection> sections, IEnumerable<PartnersAdded> partners) : IValidateOptions<BaloanClientOptions>
{
    /// <summary>The options of a client without a container, as a source for it, once they are known to work.</summary>
    /// <exception cref="OptionsValidationException">They cannot work.</exception>
    public static Func<BaloanClientOptions> Checked(BaloanClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = new ClientOptionsCheck([], []).Validate(Options.DefaultName, options);
        return result.Failed
            ? throw new OptionsValidationException(Options.DefaultName, typeof(BaloanClientOptions), result.Failures)
            : () => options;
    }

    public ValidateOptionsResult Validate(string? name, BaloanClientOptions options)
    {
        var violations = ClientSection.Violations(nameof(BaloanClientOptions), name, sections);
        options.Check(violations, hasPartnerStore: name == PartnersAdded.ClientName && partners.Any());
        return violations.ToResult(name);
    }
}

/// <summary>Finds limits of the partners' clients that cannot work.</summary>
internal sealed class PartnersOptionsCheck(IEnumerable<ClientSection> sections) : IValidateOptions<BaloanPartnersOptions>
{
    public ValidateOptionsResult Validate(string? name, BaloanPartnersOptions options)
    {
        var violations = ClientSection.Violations(nameof(BaloanPartnersOptions), PartnersAdded.ClientName, sections);
        options.Check(violations);
        return violations.ToResult(PartnersAdded.ClientName);
    }
}

/// <summary>A section of configuration that the options of a client are bound from.</summary>
internal sealed class ClientSection(string clientName, IConfiguration section)
{
    public string ClientName { get; } = clientName;

    public IConfiguration Section { get; } = section;

    /// <summary>Collects what is wrong with a client's options, by the keys of the client's sections.</summary>
    public static SettingViolations Violations(string optionsClass, string? clientName, IEnumerable<ClientSection> sections) => new(new SettingKeys(
        optionsClass,
        [.. sections.Where(section => section.ClientName == (clientName ?? "")).Select(section => section.Section)]));
}

/// <summary>Registered by <c>AddBaloanClients</c>: the application has clients of partners, whose credentials come from a store.</summary>
internal sealed class PartnersAdded
{
    /// <summary>The name of the partners' options, which their metrics and activities carry.</summary>
    public const string ClientName = "partners";

    /// <summary>The name of the partners' section within that of the client.</summary>
    public const string Section = "Partners";
}
