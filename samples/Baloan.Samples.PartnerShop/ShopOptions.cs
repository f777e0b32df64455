namespace Baloan.Samples.PartnerShop;

/// <summary>The shop's own settings: the section <c>Shop</c>.</summary>
public sealed class ShopOptions
{
    /// <summary>Where the database and the keys are kept; relative to the application.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>Opens the clerk's pages; while it is empty they are closed.</summary>
    public string ClerkPassword { get; set; } = "";

    /// <summary>The pause after which the sandbox moves a loan on by itself; zero leaves that to its dashboard.</summary>
    public TimeSpan SandboxPause { get; set; } = TimeSpan.FromSeconds(5);
}
