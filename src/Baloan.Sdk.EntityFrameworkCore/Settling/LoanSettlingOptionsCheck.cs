using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds settings that cannot work. Each message begins with the setting's name.</summary>
internal sealed class LoanSettlingOptionsCheck(string clientName, IReadOnlyList<IConfiguration> sections) : IValidateOptions<LoanSettlingOptions>
{
    private const string Root = "";

    public ValidateOptionsResult Validate(string? name, LoanSettlingOptions options)
    {
        if (name != clientName)
        {
            return ValidateOptionsResult.Skip;
        }

        var violations = new SettingViolations(new SettingKeys(nameof(LoanSettlingOptions), sections));
        violations.RequireDuration(options.Interval, Root, nameof(options.Interval), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        violations.RequireDuration(options.PollAfter, Root, nameof(options.PollAfter), TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        violations.RequireDuration(
            options.MaxPollInterval >= options.PollAfter && options.MaxPollInterval <= TimeSpan.FromDays(30), options.MaxPollInterval, Root,
            nameof(options.MaxPollInterval), $"must be from {nameof(options.PollAfter)} to 30 days");
        violations.Require(options.PollsPerMinute is >= 0 and <= 600, Root, nameof(options.PollsPerMinute), "must be from 0 to 600");
        violations.RequireDuration(options.StuckAfter, Root, nameof(options.StuckAfter), TimeSpan.FromHours(1), TimeSpan.FromDays(365));
        violations.RequireDuration(
            options.KeepSettled is not { } keep || keep >= TimeSpan.FromDays(60), options.KeepSettled ?? default, Root, nameof(options.KeepSettled), "must be at least 60 days");
        return violations.ToResult(clientName);
    }
}
