namespace Baloan.Sdk;

/// <summary>The settings of one Baloan client.</summary>
/// <remarks>
/// Checked when the application starts, or by the constructor of <see cref="BaloanClient"/> without a container.
/// The credentials follow a reload of the configuration and count from the next log-in; all else is read once.
/// </remarks>
public sealed class BaloanClientOptions
{
    private const string Root = "";
    private const string NotNull = "must not be null";

    /// <summary>
    /// The gateway's address, without <c>/api/v1/partnership/</c>. Must be https, or http on a loopback host; see also
    /// <see cref="AllowPlainHttp"/>. Default: <c>https://api.baloan.ir</c>.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://api.baloan.ir");

    /// <summary>
    /// Lets <see cref="BaseAddress"/> be http on a host that is not a loopback one, such as <c>http://sandbox:5080</c> beside the
    /// application in Docker. The password, tokens and personal data then go over the network for all to read: for a sandbox alone. It
    /// does not hold for Baloan's own hosts, and a warning is logged at the start. Default: false.
    /// </summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>The user name that Baloan gave the partner. Required.</summary>
    public string Username { get; set; } = "";

    /// <summary>The password that Baloan gave the partner. Required.</summary>
    public string Password { get; set; } = "";

    /// <summary>The language of the gateway's messages, sent as <c>Accept-Language</c>: <c>en</c> or <c>fa</c>. Default: <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>The partner's application, added to the <c>User-Agent</c>, such as <c>shop/2.1</c>. Default: none.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>How long a whole operation may take, its retries and the wait for a token included. Default: 100 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long one attempt of a reading operation may take. A change gets the whole <see cref="Timeout"/>,
    /// since giving up on it early only loses its answer. Default: 20 seconds.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The most bytes that are read of an answer; a longer one is a <see cref="BaloanResponseException"/>. Default: 8 MiB.</summary>
    public int MaxResponseBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>The most bytes of a contract that are downloaded. Default: 32 MiB.</summary>
    public long MaxContractBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// The hosts that a contract's file may be fetched from beside the gateway's own, such as <c>files.baloan.ir</c>: host names or
    /// addresses, without scheme and port. Default: none are named, and every host on the internet may be asked, but none on a
    /// loopback, private or link-local address, unless the gateway itself is on such a one. A host that is named may be anywhere.
    /// </summary>
    public IList<string> ContractHosts { get; } = [];

    /// <summary>The pause between two looks for a contract in <see cref="IContractsClient.WaitForAsync"/>. Default: 5 seconds.</summary>
    public TimeSpan ContractPollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When and how often a failed operation is repeated.</summary>
    public BaloanRetryOptions Retry { get; set; } = new();

    /// <summary>When the client stops asking a gateway that fails.</summary>
    public BaloanCircuitBreakerOptions CircuitBreaker { get; set; } = new();

    /// <summary>How tokens are kept and renewed.</summary>
    public BaloanTokenOptions Token { get; set; } = new();

    /// <summary>Finds settings that cannot work.</summary>
    /// <param name="violations">Where they are collected.</param>
    /// <param name="hasPartnerStore">Whether user names and passwords come from the application's partner store.</param>
    internal void Check(SettingViolations violations, bool hasPartnerStore)
    {
        CheckCredentials(violations, hasPartnerStore);
        violations.Require(!string.IsNullOrWhiteSpace(Language), Root, nameof(Language), "is missing");
        violations.Require(IsHeaderText(Language), Root, nameof(Language), "must be a language tag such as en or fa");
        violations.Require(IsHeaderText(ApplicationName), Root, nameof(ApplicationName), "must be plain text in ASCII, such as shop/2.1");
        CheckBaseAddress(violations);
        CheckLimits(violations);
        violations.Require(Retry is not null, Root, nameof(Retry), NotNull);
        Retry?.Check(violations, nameof(Retry) + ":");
        violations.Require(CircuitBreaker is not null, Root, nameof(CircuitBreaker), NotNull);
        CircuitBreaker?.Check(violations, nameof(CircuitBreaker) + ":");
        violations.Require(Token is not null, Root, nameof(Token), NotNull);
        Token?.Check(violations, nameof(Token) + ":");
    }

    private void CheckCredentials(SettingViolations violations, bool hasPartnerStore)
    {
        const string unread = "is not read: user names and passwords come from the partner store. Leave it out";
        var hasUsername = !string.IsNullOrWhiteSpace(Username);
        var hasPassword = !string.IsNullOrWhiteSpace(Password);
        violations.RequireGiven(hasUsername || hasPartnerStore, Root, nameof(Username));
        violations.RequireGiven(hasPassword || hasPartnerStore, Root, nameof(Password));
        violations.Require(!(hasUsername && hasPartnerStore), Root, nameof(Username), unread);
        violations.Require(!(hasPassword && hasPartnerStore), Root, nameof(Password), unread);
    }

    private void CheckBaseAddress(SettingViolations violations)
    {
        if (BaseAddress is not { IsAbsoluteUri: true } address)
        {
            violations.Require(false, Root, nameof(BaseAddress), "must be an absolute address such as https://api.baloan.ir");
            return;
        }

        var isBaloans = $".{address.IdnHost.TrimEnd('.')}".EndsWith(".baloan.ir", StringComparison.OrdinalIgnoreCase);
        var isSafe = address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || (AllowPlainHttp && !isBaloans)));
        var isBare = !address.AbsolutePath.Contains("/api/v1/partnership") && address.Query.Length == 0 && address.UserInfo.Length == 0;
        violations.Require(isSafe, Root, nameof(BaseAddress), isBaloans
            ? "must be https"
            : $"must be https, or http on a loopback host; {nameof(AllowPlainHttp)} lets a sandbox on another host be http");
        violations.Require(!isSafe || isBare, Root, nameof(BaseAddress), "must end before /api/v1/partnership/, and have neither a query nor a user");
    }

    private void CheckLimits(SettingViolations violations)
    {
        var (least, most) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        violations.RequireDuration(Timeout, Root, nameof(Timeout), least, most);
        violations.RequireDuration(AttemptTimeout, Root, nameof(AttemptTimeout), least, most);
        violations.RequireDuration(ContractPollInterval, Root, nameof(ContractPollInterval), least, most);
        violations.Require(MaxResponseBytes > 0, Root, nameof(MaxResponseBytes), "must be above zero");
        violations.Require(
            ContractHosts.All(static host => Uri.CheckHostName(host) != UriHostNameType.Unknown),
            Root, nameof(ContractHosts), "must be host names or addresses, without scheme and port");
        violations.Require(MaxContractBytes > 0, Root, nameof(MaxContractBytes), "must be above zero");
    }

    private static bool IsHeaderText(string? value) => value is null || HeaderText.IsValue(value);
}
