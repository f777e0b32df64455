using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Finds settings that cannot work. Each message begins with the setting's name and holds no secret.</summary>
internal sealed class CallbackOptionsCheck(IServiceProviderIsKeyedService services) : IValidateOptions<BaloanCallbackOptions>
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestMemory = TimeSpan.FromDays(3650);

    public ValidateOptionsResult Validate(string? name, BaloanCallbackOptions options)
    {
        List<string> violations =
        [
            .. OfCaller(options),
            .. OfLimits(options),
            .. options.Ledger is { } ledger ? OfLedger(ledger) : [$"{nameof(options.Ledger)} must not be null."],
            .. OfVerification(options),
        ];
        return violations.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(violations.Select(violation => $"Baloan call backs: {violation}"));
    }

    private static IEnumerable<string> OfCaller(BaloanCallbackOptions options)
    {
        var secrets = options.Secrets ?? [];
        for (var index = 0; index < secrets.Count; index++)
        {
            if (!CallbackSecret.IsValid(secrets[index]))
            {
                yield return FormattableString.Invariant($"{nameof(options.Secrets)}:{index} must have {CallbackSecret.MinLength} to {CallbackSecret.MaxLength} letters, digits or - . _ ~");
            }
        }

        var networks = options.AllowedNetworks ?? [];
        for (var index = 0; index < networks.Count; index++)
        {
            if (CallbackNetwork.TryParse(networks[index]) is null)
            {
                yield return FormattableString.Invariant($"{nameof(options.AllowedNetworks)}:{index} must be a network such as 203.0.113.0/24, or an address.");
            }
        }

        if (secrets.Count == 0 && networks.Count == 0 && !options.AllowAnonymous)
        {
            yield return $"{nameof(options.Secrets)} is empty, so that anybody may call. Give a secret or {nameof(options.AllowedNetworks)}, or set {nameof(options.AllowAnonymous)}.";
        }
    }

    private static IEnumerable<string> OfLimits(BaloanCallbackOptions options) =>
    [
        .. If(options.MaxBodyBytes is < 256 or > 16 * 1024 * 1024, $"{nameof(options.MaxBodyBytes)} must be from 256 to 16777216."),
        .. Time(options.ReadTimeout, nameof(options.ReadTimeout), LongestTime),
        .. Time(options.HandlerTimeout, nameof(options.HandlerTimeout), LongestTime),
        .. Time(options.TurnTimeout, nameof(options.TurnTimeout), LongestTime),
    ];

    private static IEnumerable<string> OfLedger(BaloanCallbackLedgerOptions ledger)
    {
        const string prefix = nameof(BaloanCallbackOptions.Ledger) + ":";
        return
        [
            .. If(ledger.Capacity < 1, $"{prefix}{nameof(ledger.Capacity)} must be above zero."),
            .. Time(ledger.RememberFor, prefix + nameof(ledger.RememberFor), LongestMemory),
            .. Time(ledger.Timeout, prefix + nameof(ledger.Timeout), LongestTime),
            .. If(ledger.PauseAfterFailure < TimeSpan.Zero || ledger.PauseAfterFailure > LongestTime, $"{prefix}{nameof(ledger.PauseAfterFailure)} must be from zero to one hour."),
            .. If(ledger.LeaseTime < TimeSpan.FromSeconds(1) || ledger.LeaseTime > LongestTime, $"{prefix}{nameof(ledger.LeaseTime)} must be from one second to one hour."),
        ];
    }

    private string[] OfVerification(BaloanCallbackOptions options) =>
        If(
            options.VerifyWithGateway && !services.IsKeyedService(typeof(IBaloanClient), options.ClientName ?? ""),
            string.IsNullOrEmpty(options.ClientName)
                ? $"{nameof(options.VerifyWithGateway)} needs a client, and AddBaloanClient was not called."
                : $"{nameof(options.ClientName)} names a client that is not registered with AddBaloanClient.");

    private static string[] Time(TimeSpan value, string name, TimeSpan longest) =>
        If(value < TimeSpan.FromMilliseconds(1) || value > longest, $"{name} must be above zero and at most {(longest == LongestTime ? "one hour" : "ten years")}.");

    private static string[] If(bool isViolated, string message) => isViolated ? [message] : [];
}
