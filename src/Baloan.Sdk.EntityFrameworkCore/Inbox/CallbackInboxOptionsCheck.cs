using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds settings of the inbox that cannot work. Each message begins with the setting's name.</summary>
internal sealed class CallbackInboxOptionsCheck(IEnumerable<InboxSection> sections, IOptionsMonitor<BaloanCallbackOptions> callbacks)
    : IValidateOptions<CallbackInboxOptions>
{
    private const string Root = "";
    private const int Most = 100;

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan HundredYears = TimeSpan.FromDays(36_525);

    public ValidateOptionsResult Validate(string? name, CallbackInboxOptions options)
    {
        var violations = new SettingViolations(new SettingKeys(nameof(CallbackInboxOptions), [.. sections.Select(section => section.Section)]));
        violations.Require(options.MaxAttempts is >= 1 and <= Most, Root, nameof(options.MaxAttempts), "must be 1 to 100");
        violations.Require(options.MaxConcurrency is >= 1 and <= Most, Root, nameof(options.MaxConcurrency), "must be 1 to 100");
        violations.RequireDuration(options.BaseDelay, Root, nameof(options.BaseDelay), TimeSpan.FromMilliseconds(1), OneDay);
        violations.RequireDuration(options.MaxDelay, Root, nameof(options.MaxDelay), TimeSpan.FromMilliseconds(1), OneDay);
        violations.RequireDuration(
            options.MaxDelay >= options.BaseDelay, options.MaxDelay, Root, nameof(options.MaxDelay), $"must not be shorter than {nameof(options.BaseDelay)}");
        violations.RequireDuration(options.PollInterval, Root, nameof(options.PollInterval), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        violations.RequireDuration(options.LeaseTime, Root, nameof(options.LeaseTime), TimeSpan.FromSeconds(10), OneDay);
        if (options.KeepHandled is { } age)
        {
            violations.RequireDuration(age >= OneDay && age <= HundredYears, age, Root, nameof(options.KeepHandled), "must be a day to 100 years; leave it empty to keep them for good");
        }

        if (FindHandlerTimeout() is { } timeout)
        {
            violations.RequireDuration(
                options.LeaseTime - timeout >= InboxCallbackSettings.Margin, options.LeaseTime, Root, nameof(options.LeaseTime),
                $"must be at least 10 seconds longer than {nameof(BaloanCallbackOptions.HandlerTimeout)} ({timeout.ToString("c", CultureInfo.InvariantCulture)})");
        }

        return violations.ToResult(Options.DefaultName);
    }

    // What is wrong with the options of the call backs is said by their own check.
    private TimeSpan? FindHandlerTimeout()
    {
        try
        {
            return callbacks.CurrentValue.HandlerTimeout;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}

/// <summary>A section of configuration that the options of the inbox are bound from.</summary>
internal sealed record InboxSection(IConfiguration Section)
{
    /// <summary>Where it stands in a whole configuration.</summary>
    public const string Place = ConfigurationPlace.Client + ":Callbacks:Inbox";
}
