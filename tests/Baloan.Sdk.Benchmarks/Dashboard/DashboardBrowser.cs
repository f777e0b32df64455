using Microsoft.Playwright;

namespace Baloan.Sdk.Benchmarks.Dashboard;

/// <summary>Debian's Chromium, or another that <c>BALOAN_CHROMIUM</c> names, for one dashboard.</summary>
internal sealed class DashboardBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _address;

    private DashboardBrowser(IPlaywright playwright, IBrowser browser, Uri address)
    {
        _playwright = playwright;
        _browser = browser;
        _address = address;
    }

    public static async Task<DashboardBrowser> StartAsync(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        var file = Environment.GetEnvironmentVariable("BALOAN_CHROMIUM") ?? "/usr/bin/chromium";
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = file, Args = Arguments }), address);
    }

    /// <summary>Opens the dashboard with nothing kept, and waits until it is live.</summary>
    public async Task<DashboardVisit> OpenAsync(string language)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1360, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_address, $"?lang={language}").ToString());
        await page.WaitForSelectorAsync("#live.on");
        return new(context, page);
    }

    /// <summary>The first paint of a page that is nothing but a line of text of the same server: what the browser itself takes on this machine.</summary>
    public async Task<double> FirstPaintOfTextAsync()
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 1360, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_address, "sandbox").ToString());
        await using var visit = new DashboardVisit(context, page);
        return await visit.FirstPaintAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
