using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds settings that cannot work. Each message begins with the setting's name and holds no secret.</summary>
internal sealed class CallbackOptionsCheck(
    IServiceProviderIsKeyedService services,
    IEnumerable<CallbackSection> sections,
    RegisteredClients clients,
    CallbackPartners partners,
    IOptionsMonitor<BaloanClientOptions> clientOptions) : IValidateOptions<BaloanCallbackOptions>
{
    private const string Root = "";
    private const string LedgerPrefix = nameof(BaloanCallbackOptions.Ledger) + ":";

    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    private readonly SettingKeys _keys = new(nameof(BaloanCallbackOptions), [.. sections.Select(section => section.Section)]);

    public ValidateOptionsResult Validate(string? name, BaloanCallbackOptions options)
    {
        var violations = new SettingViolations(_keys);
        CheckCallers(violations, options);
        CheckLimits(violations, options);
        CheckLedger(violations, options.Ledger);
        CheckVerification(violations, options);
        return violations.ToResult();
    }

    private void CheckCallers(SettingViolations violations, BaloanCallbackOptions options)
    {
        violations.RequireList(nameof(options.Secrets));
        violations.RequireList(nameof(options.AllowedNetworks));
        var secrets = options.Secrets ?? [];
        var secret = string.Create(CultureInfo.InvariantCulture, $"must have {CallbackSecret.MinLength} to {CallbackSecret.MaxLength} letters, digits or - . _ ~");
        for (var index = 0; index < secrets.Count; index++)
        {
            violations.RequireElement(CallbackSecret.IsValid(secrets[index]), nameof(options.Secrets), index, secrets[index], secret);
        }

        var networks = options.AllowedNetworks ?? [];
        for (var index = 0; index < networks.Count; index++)
        {
            violations.RequireElement(
                CallbackNetwork.TryParse(networks[index]) is not null,
                nameof(options.AllowedNetworks), index, networks[index], "must be a network such as 203.0.113.0/24, or an address");
        }

        violations.RequireGiven(
            secrets.Count > 0 || networks.Count > 0 || options.AllowAnonymous || partners.Exist || _keys.IsTextForList(nameof(options.Secrets)) || _keys.IsTextForList(nameof(options.AllowedNetworks)),
            Root, nameof(options.Secrets),
            $"is empty, so that anybody may call. Give a secret or {nameof(options.AllowedNetworks)}, or set {nameof(options.AllowAnonymous)}");
    }

    private static void CheckLimits(SettingViolations violations, BaloanCallbackOptions options)
    {
        violations.Require(options.MaxBodyBytes is >= 256 and <= 16 * 1024 * 1024, Root, nameof(options.MaxBodyBytes), "must be from 256 to 16777216");
        violations.Require(options.MaxHangingHandlers > 0, Root, nameof(options.MaxHangingHandlers), "must be above zero");
        violations.RequireDuration(options.ReadTimeout, Root, nameof(options.ReadTimeout), OneMillisecond, OneHour);
        violations.RequireDuration(options.HandlerTimeout, Root, nameof(options.HandlerTimeout), OneMillisecond, OneHour);
        violations.RequireDuration(options.TurnTimeout, Root, nameof(options.TurnTimeout), OneMillisecond, OneHour);
    }

    private static void CheckLedger(SettingViolations violations, BaloanCallbackLedgerOptions? ledger)
    {
        violations.Require(ledger is not null, Root, nameof(BaloanCallbackOptions.Ledger), "must not be null");
        if (ledger is null)
        {
            return;
        }

        violations.Require(ledger.Capacity > 0, LedgerPrefix, nameof(ledger.Capacity), "must be above zero");
        violations.RequireDuration(ledger.RememberFor, LedgerPrefix, nameof(ledger.RememberFor), OneMillisecond, TenYears);
        violations.RequireDuration(ledger.Timeout, LedgerPrefix, nameof(ledger.Timeout), OneMillisecond, OneMinute);
        violations.RequireDuration(ledger.PauseAfterFailure, LedgerPrefix, nameof(ledger.PauseAfterFailure), TimeSpan.Zero, OneHour);
        violations.RequireDuration(ledger.LeaseTime, LedgerPrefix, nameof(ledger.LeaseTime), OneSecond, OneHour);
    }

    private void CheckVerification(SettingViolations violations, BaloanCallbackOptions options)
    {
        if (!options.VerifyWithGateway)
        {
            return;
        }

        violations.Require(
            !partners.Exist || services.IsService(typeof(IBaloanClientFactory)), Root, nameof(options.VerifyWithGateway),
            "asks the gateway by each partner's own client, and there are none: call AddBaloanClients");
        if (partners.Exist && options.Secrets is not { Count: > 0 })
        {
            return;
        }

        var clientName = options.ClientName ?? "";
        var isKnown = services.IsKeyedService(typeof(IBaloanClient), clientName);
        violations.Require(
            isKnown || clientName.Length > 0, Root, nameof(options.VerifyWithGateway),
            $"needs a client without a name, and there is none: call AddBaloanClient, or set {nameof(options.ClientName)}");
        violations.Require(isKnown || clientName.Length == 0, Root, nameof(options.ClientName), "names a client that is not registered with AddBaloanClient");
        if (isKnown && FindClientOfAnotherPartner(clientName) is { } other)
        {
            violations.Require(
                false, Root, nameof(options.VerifyWithGateway),
                $"asks the gateway by {Named(clientName)} alone, and {Named(other)} is another partner's, whose call backs would be refused for ever. "
                    + "Set it to false, or take each partner's call backs in an application of its own");
        }
    }

    // A partner may well have several clients: two with one user name at one gateway know the same loans.
    private string? FindClientOfAnotherPartner(string clientName)
    {
        var partner = PartnerOf(clientName);
        return partner is null
            ? null
            : clients.Names.FirstOrDefault(name => name != clientName && PartnerOf(name) is { } other && other != partner);
    }

    // What is wrong with a client's own options is said by their own check.
    private (string Gateway, string Username)? PartnerOf(string clientName)
    {
        if (!clients.Names.Contains(clientName))
        {
            return null;
        }

        try
        {
            var options = clientOptions.Get(clientName);
            return (options.BaseAddress.AbsoluteUri.TrimEnd('/'), options.Username);
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }

    private static string Named(string clientName) => clientName.Length == 0 ? "the client without a name" : $"the client '{clientName}'";
}

/// <summary>The clients of the application, whenever they were registered.</summary>
internal sealed class RegisteredClients(IServiceCollection services)
{
    public IReadOnlyList<string> Names =>
    [
        .. services.Where(service => service.IsKeyedService && service.ServiceType == typeof(BaloanClient)).Select(service => service.ServiceKey).OfType<string>(),
    ];
}
