using System.Net;

namespace Baloan.Samples.PartnerShop;

/// <summary>The shop's own settings: the section <c>Shop</c>.</summary>
public sealed class ShopOptions
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Where the database and the keys are kept; relative to the application.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Opens the clerk's pages; while it is empty they are closed.</summary>
    public string ClerkPassword { get; set; } = "";

    /// <summary>The proxies before the shop, each an IP address or a network; those on this machine are known.</summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>The pause after which the sandbox moves a loan on by itself; zero leaves that to its dashboard.</summary>
    public TimeSpan SandboxPause { get; set; } = TimeSpan.FromSeconds(5);

    public static void Add(IServiceCollection services) => services.AddOptions<ShopOptions>()
        .BindConfiguration("Shop")
        .Validate(
            shop => shop.SandboxPause >= TimeSpan.Zero && shop.SandboxPause <= LongestPause,
            "Shop:SandboxPause must be 0 to 1 hour, such as 00:00:05; a bare number is taken as days.")
        .Validate(
            shop => shop.Proxies.All(proxy => IPNetwork.TryParse(proxy, out _) || IPAddress.TryParse(proxy, out _)),
            "Shop:Proxies must hold IP addresses, or networks such as 10.0.0.0/8.")
        .ValidateOnStart();
}
