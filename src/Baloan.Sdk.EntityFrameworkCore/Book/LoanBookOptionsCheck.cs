using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds settings of a book that cannot work. Each message begins with the setting's name and holds no key.</summary>
internal sealed class LoanBookOptionsCheck(
    string clientName, IEnumerable<LoanBookSection> sections, IOptionsMonitor<BaloanClientOptions> clientOptions, IServiceProviderIsService services)
    : IValidateOptions<LoanBookOptions>
{
    private const string Root = "";
    private const int LeastKeyLength = 32;

    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, LoanBookOptions options)
    {
        if (name != clientName)
        {
            return ValidateOptionsResult.Skip;
        }

        var violations = new SettingViolations(new SettingKeys(
            nameof(LoanBookOptions), [.. sections.Where(section => section.ClientName == clientName).Select(section => section.Section)]));
        violations.RequireDuration(options.LeaseTime, Root, nameof(options.LeaseTime), OneMinute, TimeSpan.FromDays(1));
        violations.RequireDuration(options.CandidateWindow, Root, nameof(options.CandidateWindow), OneMinute, TimeSpan.FromDays(30));
        if (FindClientTimeout() is { } timeout)
        {
            violations.RequireDuration(
                options.LeaseTime - timeout >= OneMinute, options.LeaseTime, Root, nameof(options.LeaseTime),
                $"must be at least a minute longer than the client's {nameof(BaloanClientOptions.Timeout)} ({timeout.ToString("c", CultureInfo.InvariantCulture)})");
        }

        violations.Require(
            options.FingerprintKey is not { Length: < LeastKeyLength }, Root, nameof(options.FingerprintKey), "must have at least 32 characters: make one with \"openssl rand -hex 32\"");
        violations.RequireGiven(
            options.FingerprintKey is not null || services.IsService(typeof(IDataProtectionProvider)), Root, nameof(options.FingerprintKey),
            "is missing, and no data protection is registered. Make one with \"openssl rand -hex 32\", the same on all nodes and for good; "
                + "or call services.AddDataProtection(), with keys that all nodes share");
        return violations.ToResult(clientName);
    }

    // What is wrong with the client's own options is said by their own check.
    private TimeSpan? FindClientTimeout()
    {
        try
        {
            return clientOptions.Get(clientName).Timeout;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}

/// <summary>A section of configuration that the options of a book are bound from.</summary>
internal sealed record LoanBookSection(string ClientName, IConfiguration Section)
{
    /// <summary>Its name within the section of the client.</summary>
    public const string Name = "LoanBook";
}
