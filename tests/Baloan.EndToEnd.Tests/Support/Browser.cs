using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Baloan.EndToEnd.Tests.Support.Browser))]

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>Debian's Chromium, or another, started once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Variable = "BALOAN_CHROMIUM";

    private static readonly string Chromium = Environment.GetEnvironmentVariable(Variable) ?? "/usr/bin/chromium";

    /// <summary>How long what must come may take on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A fresh profile of its own: no cookie, nothing kept.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, $"{Chromium} is not there: apt-get install chromium, or name another in {Variable}.");
        return await _browser!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
