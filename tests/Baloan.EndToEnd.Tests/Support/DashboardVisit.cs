using System.Collections.Concurrent;
using Baloan.Sandbox;
using Microsoft.Playwright;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>The dashboard, open in a browser; it keeps what a visitor must never see.</summary>
internal sealed class DashboardVisit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

    private DashboardVisit(IBrowserContext context, IPage page, BaloanSandbox sandbox)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _faults.Enqueue($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _faults.Enqueue($"script: {error}");
        page.Request += (_, request) =>
        {
            // What draws a PDF is within the browser.
            if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != sandbox.BaseAddress.Authority)
            {
                _faults.Enqueue($"request to another host: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    public static async Task<DashboardVisit> OpenAsync(
        Browser browser, BaloanSandbox sandbox, string language = "en", Action<BrowserNewContextOptions>? configure = null)
    {
        var options = new BrowserNewContextOptions
        {
            Locale = language == "fa" ? "fa-IR" : "en-GB",
            ViewportSize = new() { Width = 1360, Height = 900 },
            Permissions = ["clipboard-read", "clipboard-write"],
        };
        configure?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        var visit = new DashboardVisit(context, await context.NewPageAsync(), sandbox);
        await visit.Page.GotoAsync(sandbox.BaseAddress.ToString());
        return visit;
    }

    /// <summary>The list of a section: <c>loans</c>, <c>requests</c>, <c>callbacks</c>, <c>faults</c>.</summary>
    public ILocator Section(string name) => Page.Locator($"#{name}");

    public ILocator Loan(Guid id) => Page.Locator($"#loan-{id:D}");

    public ILocator Button(string name, ILocator? within = null) =>
        (within ?? Page.Locator("body")).GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Says yes to what is asked from now on.</summary>
    public void Confirms() => Page.Dialog += (_, dialog) => dialog.AcceptAsync();

    public Task<byte[]> ScreenshotAsync(string name, bool isFullPage = false) =>
        Page.ScreenshotAsync(new() { Path = Artifacts.PathOf("screenshots", name + ".png"), FullPage = isFullPage, Animations = ScreenshotAnimations.Disabled });

    /// <summary>Ends the visit: no error in the console, no request to another host.</summary>
    public void ShouldHaveBeenClean() => _faults.Should().BeEmpty();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
