using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Finds settings that cannot work. Each message begins with the setting's name and holds no secret.</summary>
internal sealed class ClientOptionsCheck(IEnumerable<ClientSection> sections, IEnumerable<PartnersMark> partners) : IValidateOptions<BaloanClientOptions>
{
    private const string Root = "";
    private const string TokenPrefix = nameof(BaloanClientOptions.Token) + ":";
    private const string NotNull = "must not be null";

    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    private static readonly ClientOptionsCheck WithoutContainer = new([], []);

    /// <summary>The options as a source for <see cref="GatewayConnection"/>, once they are known to work.</summary>
    /// <exception cref="OptionsValidationException">They do not.</exception>
    public static Func<BaloanClientOptions> Checked(BaloanClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = WithoutContainer.Validate(Options.DefaultName, options);
        return result.Failed
            ? throw new OptionsValidationException(Options.DefaultName, typeof(BaloanClientOptions), result.Failures)
            : () => options;
    }

    public ValidateOptionsResult Validate(string? name, BaloanClientOptions options)
    {
        var violations = ClientViolations.Of(name, sections);
        CheckCredentials(violations, options, areOfAStore: name == PartnersMark.Name && partners.Any());
        CheckIdentity(violations, options);
        CheckBaseAddress(violations, options.BaseAddress, options.AllowPlainHttp);
        CheckLimits(violations, options);
        CheckRetry(violations, options.Retry);
        CheckBreaker(violations, options.CircuitBreaker);
        if (options.Token is { } token)
        {
            token.Check(violations, TokenPrefix);
        }
        else
        {
            violations.Require(false, Root, nameof(options.Token), NotNull);
        }

        return ClientViolations.Result(name, violations.Found);
    }

    private static void CheckCredentials(SettingViolations violations, BaloanClientOptions options, bool areOfAStore)
    {
        const string unread = "is not read: user names and passwords come from the partner store. Leave it out";
        var hasUsername = !string.IsNullOrWhiteSpace(options.Username);
        var hasPassword = !string.IsNullOrWhiteSpace(options.Password);
        violations.RequireGiven(hasUsername || areOfAStore, Root, nameof(options.Username));
        violations.RequireGiven(hasPassword || areOfAStore, Root, nameof(options.Password));
        violations.Require(!(hasUsername && areOfAStore), Root, nameof(options.Username), unread);
        violations.Require(!(hasPassword && areOfAStore), Root, nameof(options.Password), unread);
    }

    private static void CheckIdentity(SettingViolations violations, BaloanClientOptions options)
    {
        violations.Require(!string.IsNullOrWhiteSpace(options.Language), Root, nameof(options.Language), "is missing");
        violations.Require(IsHeaderText(options.Language), Root, nameof(options.Language), "must be a language tag such as en or fa");
        violations.Require(IsHeaderText(options.ApplicationName), Root, nameof(options.ApplicationName), "must be plain text in ASCII, such as shop/2.1");
    }

    private static void CheckBaseAddress(SettingViolations violations, Uri? address, bool allowsPlainHttp)
    {
        const string name = nameof(BaloanClientOptions.BaseAddress);
        if (address is null || !address.IsAbsoluteUri)
        {
            violations.Require(false, Root, name, "must be an absolute address such as https://api.baloan.ir");
            return;
        }

        var isSafe = address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || (allowsPlainHttp && !IsBaloans(address))));
        var isBare = !address.AbsolutePath.Contains("/api/v1/partnership") && address.Query.Length == 0 && address.UserInfo.Length == 0;
        violations.Require(isSafe, Root, name, IsBaloans(address)
            ? "must be https"
            : $"must be https, or http on a loopback host; {nameof(BaloanClientOptions.AllowPlainHttp)} lets a sandbox on another host be http");
        violations.Require(!isSafe || isBare, Root, name, "must end before /api/v1/partnership/, and have neither a query nor a user");
    }

    private static void CheckLimits(SettingViolations violations, BaloanClientOptions options)
    {
        violations.RequireDuration(options.Timeout, Root, nameof(options.Timeout), OneMillisecond, OneHour);
        violations.RequireDuration(options.AttemptTimeout, Root, nameof(options.AttemptTimeout), OneMillisecond, OneHour);
        violations.RequireDuration(options.ContractPollInterval, Root, nameof(options.ContractPollInterval), OneMillisecond, OneHour);
        violations.Require(options.MaxResponseBytes > 0, Root, nameof(options.MaxResponseBytes), "must be above zero");
        violations.Require(
            options.ContractHosts.All(IsHost), Root, nameof(options.ContractHosts), "must be host names or addresses, without scheme and port");
        violations.Require(options.MaxContractBytes > 0, Root, nameof(options.MaxContractBytes), "must be above zero");
    }

    private static void CheckRetry(SettingViolations violations, BaloanRetryOptions? retry)
    {
        if (retry is null)
        {
            violations.Require(false, Root, nameof(BaloanClientOptions.Retry), NotNull);
            return;
        }

        const string prefix = nameof(BaloanClientOptions.Retry) + ":";
        violations.Require(retry.MaxRetries is >= 0 and <= 20, prefix, nameof(retry.MaxRetries), "must be from 0 to 20");
        violations.RequireDuration(retry.BaseDelay, prefix, nameof(retry.BaseDelay), OneMillisecond, OneHour);
        violations.RequireDuration(retry.MaxDelay, prefix, nameof(retry.MaxDelay), OneMillisecond, OneHour);
    }

    private static void CheckBreaker(SettingViolations violations, BaloanCircuitBreakerOptions? breaker)
    {
        if (breaker is null)
        {
            violations.Require(false, Root, nameof(BaloanClientOptions.CircuitBreaker), NotNull);
            return;
        }

        const string prefix = nameof(BaloanClientOptions.CircuitBreaker) + ":";
        violations.Require(breaker.FailureRatio is > 0 and <= 1, prefix, nameof(breaker.FailureRatio), "must be above 0 and up to 1");
        violations.Require(breaker.MinimumThroughput >= 2, prefix, nameof(breaker.MinimumThroughput), "must be 2 or more");
        violations.RequireDuration(breaker.SamplingDuration, prefix, nameof(breaker.SamplingDuration), HalfASecond, OneHour);
        violations.RequireDuration(breaker.BreakDuration, prefix, nameof(breaker.BreakDuration), HalfASecond, OneHour);
    }

    private static bool IsBaloans(Uri address) =>
        $".{address.IdnHost.TrimEnd('.')}".EndsWith(".baloan.ir", StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string? host) => Uri.CheckHostName(host) != UriHostNameType.Unknown;

    private static bool IsHeaderText(string? value) => value is null || HeaderText.IsValue(value);
}

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

/// <summary>A section of configuration that the options of a client are bound from.</summary>
internal sealed class ClientSection(string clientName, IConfiguration section)
{
    public string ClientName { get; } = clientName;

    public IConfiguration Section { get; } = section;

    public static ClientSection Of(string clientName, IConfiguration configuration) => new(
        clientName,
        ConfigurationPlace.SectionOf(configuration, clientName.Length == 0 ? ConfigurationPlace.Client : $"{ConfigurationPlace.Client}:{clientName}"));
}

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

/// <summary>Says that the application has clients of partners, and what they are called.</summary>
internal sealed class PartnersMark
{
    /// <summary>The name of their options, and what metrics and activities call them.</summary>
    public const string Name = "partners";

    /// <summary>The name of their section within that of the client.</summary>
    public const string Section = "Partners";
}
