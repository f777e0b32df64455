using Baloan.Sdk.Http.Internal;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Internal;

/// <summary>Finds settings that cannot work. Each message begins with the setting's name and holds no secret.</summary>
internal sealed class ClientOptionsCheck : IValidateOptions<BaloanClientOptions>
{
    private static readonly ClientOptionsCheck Instance = new();

    /// <summary>The options as a source for <see cref="ClientParts"/>, once they are known to work.</summary>
    /// <exception cref="OptionsValidationException">They do not.</exception>
    public static Func<BaloanClientOptions> Checked(BaloanClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = Instance.Validate(Options.DefaultName, options);
        return result.Failed
            ? throw new OptionsValidationException(Options.DefaultName, typeof(BaloanClientOptions), result.Failures)
            : () => options;
    }

    public ValidateOptionsResult Validate(string? name, BaloanClientOptions options)
    {
        var violations = FindViolations(options).ToList();
        return violations.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.IsNullOrEmpty(name) ? violations : violations.Select(violation => $"Client '{name}': {violation}"));
    }

    private static IEnumerable<string> FindViolations(BaloanClientOptions options) =>
    [
        .. Missing(options.Username, nameof(options.Username)),
        .. Missing(options.Password, nameof(options.Password)),
        .. Missing(options.Language, nameof(options.Language)),
        .. OfBaseAddress(options.BaseAddress),
        .. OfLimits(options),
        .. options.Retry is { } retry ? OfRetry(retry) : [Null(nameof(options.Retry))],
        .. options.CircuitBreaker is { } breaker ? OfBreaker(breaker) : [Null(nameof(options.CircuitBreaker))],
        .. options.Token is { } token ? token.FindViolations($"{nameof(options.Token)}:") : [Null(nameof(options.Token))],
    ];

    private static IEnumerable<string> OfBaseAddress(Uri? address)
    {
        const string name = nameof(BaloanClientOptions.BaseAddress);
        if (address is null || !address.IsAbsoluteUri)
        {
            yield return $"{name} must be an absolute address such as https://api.baloan.ir.";
        }
        else if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        {
            yield return $"{name} must be https, or http on a loopback host.";
        }
        else if (address.AbsolutePath.Contains("/api/v1/partnership") || address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            yield return $"{name} must end before /api/v1/partnership/, and have neither a query nor a user.";
        }
    }

    private static IEnumerable<string> OfLimits(BaloanClientOptions options)
    {
        const string prefix = "";
        return
        [
            .. Positive(options.Timeout, prefix, nameof(options.Timeout)),
            .. Positive(options.AttemptTimeout, prefix, nameof(options.AttemptTimeout)),
            .. Positive(options.ContractPollInterval, prefix, nameof(options.ContractPollInterval)),
            .. If(options.MaxResponseBytes <= 0, $"{nameof(options.MaxResponseBytes)} must be above zero."),
            .. If(options.MaxContractBytes <= 0, $"{nameof(options.MaxContractBytes)} must be above zero."),
            .. If(!IsHeaderText(options.Language), $"{nameof(options.Language)} must be a language tag such as en or fa."),
            .. If(!IsHeaderText(options.ApplicationName), $"{nameof(options.ApplicationName)} must be plain text in ASCII, such as shop/2.1."),
        ];
    }

    private static IEnumerable<string> OfRetry(BaloanRetryOptions retry)
    {
        const string prefix = nameof(BaloanClientOptions.Retry) + ":";
        return
        [
            .. If(retry.MaxRetries is < 0 or > 20, $"{prefix}{nameof(retry.MaxRetries)} must be from 0 to 20."),
            .. Positive(retry.BaseDelay, prefix, nameof(retry.BaseDelay)),
            .. Positive(retry.MaxDelay, prefix, nameof(retry.MaxDelay)),
        ];
    }

    private static IEnumerable<string> OfBreaker(BaloanCircuitBreakerOptions breaker)
    {
        const string prefix = nameof(BaloanClientOptions.CircuitBreaker) + ":";
        var least = TimeSpan.FromSeconds(0.5);
        return
        [
            .. If(breaker.FailureRatio is not (> 0 and <= 1), $"{prefix}{nameof(breaker.FailureRatio)} must be above 0 and up to 1."),
            .. If(breaker.MinimumThroughput < 2, $"{prefix}{nameof(breaker.MinimumThroughput)} must be 2 or more."),
            .. If(breaker.SamplingDuration < least || breaker.SamplingDuration > MaxTime, $"{prefix}{nameof(breaker.SamplingDuration)} must be from half a second to a day."),
            .. If(breaker.BreakDuration < least || breaker.BreakDuration > MaxTime, $"{prefix}{nameof(breaker.BreakDuration)} must be from half a second to a day."),
        ];
    }

    private static TimeSpan MaxTime => TimeSpan.FromDays(1);

    private static string[] Missing(string? value, string name) =>
        If(string.IsNullOrWhiteSpace(value), $"{name} is missing.");

    private static string[] Positive(TimeSpan value, string prefix, string name) =>
        If(value <= TimeSpan.Zero || value > MaxTime, $"{prefix}{name} must be above zero and at most a day.");

    private static string Null(string name) => $"{name} must not be null.";

    private static bool IsHeaderText(string? value) => value is null || ExtraHeaders.IsValue(value);

    private static string[] If(bool isViolated, string message) => isViolated ? [message] : [];
}
