using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Baloan.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>A customer's browser in the shop; it keeps what a customer must never meet.</summary>
internal sealed partial class ShopVisit : IAsyncDisposable
{
    /// <summary>How many milliseconds what must come may take on a busy machine.</summary>
    private const float Patience = 60_000;

    private readonly IBrowserContext _context;
    private readonly Uri _shop;
    private readonly ConcurrentQueue<string> _faults = new();

    private ShopVisit(IBrowserContext context, IPage page, Uri shop)
    {
        (_context, Page, _shop) = (context, page, shop);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        // The browser's own viewer of PDF files is an extension: its requests go to no host.
        page.Request += (_, request) => Note(
            new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != shop.Authority, $"request to another host: {request.Url}");
    }

    public IPage Page { get; }

    public ILocator Headline => Page.Locator("[data-headline]");

    public static async Task<ShopVisit> OpenAsync(Browser browser, Uri shop, Action<BrowserNewContextOptions>? configure = null)
    {
        var options = new BrowserNewContextOptions { Locale = "fa-IR", ViewportSize = new() { Width = 1280, Height = 900 } };
        configure?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var visit = new ShopVisit(context, await context.NewPageAsync(), shop);
        await visit.Page.GotoAsync(shop.AbsoluteUri);
        return visit;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<ShopVisit> OpenTabAsync(string address)
    {
        var tab = new ShopVisit(_context, await _context.NewPageAsync(), _shop);
        await tab.Page.GotoAsync(address);
        return tab;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The choice of a length, in months.</summary>
    public ILocator Length(string months) =>
        Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex($"^{Customer.Persian(months)} ماه") });

    /// <summary>From the first page to the applicant's form.</summary>
    public async Task ChooseAsync(string product, string amount, string months)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = product }).ClickAsync();
        await Page.GetByLabel("مبلغ وام").FillAsync(Customer.Persian(amount));
        await Length(months).CheckAsync();
        await Button("ادامهٔ خرید قسطی").ClickAsync();
        await Expect(Page).ToHaveURLAsync(CheckoutAddress());
    }

    /// <summary>Fills in the applicant's form, in Persian digits.</summary>
    public async Task FillInAsync(Customer customer)
    {
        await Page.GetByLabel("شمارهٔ موبایل").FillAsync(Customer.Persian(customer.PhoneNumber));
        await Page.GetByLabel("کد ملی").FillAsync(Customer.Persian(customer.NationalId));
        await Page.GetByLabel("روز").FillAsync(Customer.Persian(customer.BirthDay));
        await Page.GetByLabel("ماه").SelectOptionAsync(customer.BirthMonth);
        await Page.GetByLabel("سال").FillAsync(Customer.Persian(customer.BirthYear));
    }

    /// <summary>Fills in and sends the form that finds orders, in Persian digits.</summary>
    public async Task FindOrdersAsync(Customer customer)
    {
        await Page.GetByLabel("شمارهٔ موبایل").FillAsync(Customer.Persian(customer.PhoneNumber));
        await Page.GetByLabel("کد ملی").FillAsync(Customer.Persian(customer.NationalId));
        await Button("پیدا کردن سفارش‌ها").ClickAsync();
    }

    public Task SendAsync() => Button("ثبت درخواست وام").ClickAsync();

    /// <summary>Orders a phone, and gives the order's address.</summary>
    public async Task<Uri> OrderAsync(Customer customer)
    {
        await ChooseAsync("گوشی هوشمند", "20000000", "12");
        await FillInAsync(customer);
        return await SendOrderAsync();
    }

    /// <summary>Sends the applicant's form, and gives the order's address.</summary>
    public async Task<Uri> SendOrderAsync()
    {
        await SendAsync();
        await Expect(Page).ToHaveURLAsync(OrderAddress());
        return new(Page.Url);
    }

    public Task<byte[]> ScreenshotAsync(string name, bool isFullPage = false) =>
        Page.ScreenshotAsync(new() { Path = Artifacts.PathOf("screenshots", name + ".png"), FullPage = isFullPage, Animations = ScreenshotAnimations.Disabled });

    /// <summary>Forgets what was met so far: the test has caused it on purpose.</summary>
    public void ForgiveFaults() => _faults.Clear();

    /// <summary>Ends the visit: no error in the console, no request to another host.</summary>
    public void ShouldHaveBeenClean() => _faults.Should().BeEmpty();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isFault, string fault)
    {
        if (isFault)
        {
            _faults.Enqueue(fault);
        }
    }

    [GeneratedRegex("/checkout/")]
    private static partial Regex CheckoutAddress();

    [GeneratedRegex("/orders/[0-9a-f-]{36}$")]
    private static partial Regex OrderAddress();
}
