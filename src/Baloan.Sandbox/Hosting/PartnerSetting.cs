namespace Baloan.Sandbox.Hosting;

/// <summary>More partners beside the first, and where their call backs go.</summary>
internal static class PartnerSetting
{
    /// <summary>Several <c>name:password</c>.</summary>
    public static CommandLineSetting Partners() => LinesSetting.Of(
        nameof(BaloanSandboxOptions.Partners),
        "--partner",
        new("name:password", "partner", "write name:password. The name holds no colon, the password may.", "Another partner, with loans of its own; may be given again."),
        line => line.Split(':', 2) is [{ Length: > 0 } username, { Length: > 0 } password] ? new SandboxPartner(username, password) : null,
        (options, partners) => options.Partners = [.. partners]);

    /// <summary>Several <c>name=address</c>, of partners that were given before.</summary>
    public static CommandLineSetting CallbackUrls() => LinesSetting.Of(
        nameof(BaloanSandboxOptions.Partners),
        "--partner-callback-url",
        new("name=url", "partner's address", "write name=url. The name is one of --partner and holds no equals sign.", "Where the call backs of such a partner go, instead of --callback-url; may be given again."),
        line => line.Split('=', 2) is [{ Length: > 0 } username, var address] && Uri.TryCreate(address, UriKind.Absolute, out var url)
            ? new Address(username, url)
            : null,
        (options, addresses) =>
        {
            foreach (var (username, url) in addresses)
            {
                options.Partners = options.Partners.Any(partner => partner.Username == username)
                    ? [.. options.Partners.Select(partner => partner.Username == username ? new(username, partner.Password) { CallbackUrl = url } : partner)]
                    : throw new ArgumentException("A name of --partner-callback-url is none of --partner.", nameof(options.Partners));
            }
        });

    private sealed record Address(string Username, Uri Url);
}
