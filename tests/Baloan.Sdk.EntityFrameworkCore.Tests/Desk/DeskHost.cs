using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Desk;

/// <summary>An application with a loan book and its desk, and a browser in front of it that keeps its cookie.</summary>
internal sealed partial class DeskHost : IAsyncDisposable
{
    public const string Path = "/baloan/desk";

    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private string? _cookie;

    private DeskHost(WebApplication app) => (_app, _client) = (app, app.GetTestClient());

    /// <summary>Whether the browser signs in as a clerk.</summary>
    public bool IsClerk { get; set; } = true;

    /// <summary>The desk for clerks.</summary>
    public static Task<DeskHost> StartAsync(BookWorld world, Action<IServiceCollection>? configure = null) =>
        StartAsync(world, app => app.MapBaloanDesk().RequireAuthorization(), configure);

    public static async Task<DeskHost> StartAsync(BookWorld world, Action<WebApplication> map, Action<IServiceCollection>? configure = null)
    {
        var app = Build(world, map, configure, builder => builder.WebHost.UseTestServer());
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new DeskHost(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public static WebApplication Build(BookWorld world, Action<WebApplication> map, Action<IServiceCollection>? configure, Action<WebApplicationBuilder> useServer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        useServer(builder);
        builder.Services.AddRouting();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(world.Logs);
        builder.Services.AddAntiforgery();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, ClerkHandler>("test", null);
        builder.Services.AddAuthorization();
        builder.Services.AddDbContext<OrderDatabase>(options => world.Database.Use(options));
        builder.Services.AddBaloanClient(world.UseSandbox).UseLoanBook<OrderDatabase>(options => options.FingerprintKey = BookWorld.FingerprintKey);
        builder.Services.AddSingleton<ICallbackInbox, StubInbox>();
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        map(app);
        return app;
    }

    /// <summary>Opens a page.</summary>
    public async Task<(HttpResponseMessage Response, string Html)> GetAsync(string address = Path, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (language is not null)
        {
            request.Headers.Add("Accept-Language", language);
        }

        var response = await SendAsync(request);
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends the first form of the page with this action that has this value in a field, with what is filled in.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string html, string action, string? having, params (string Field, string Value)[] filled)
    {
        var form = FormsOf(html).First(form => form.Action.Contains($"/{action}?", StringComparison.Ordinal) && (having is null || form.Fields.ContainsValue(having)));
        var fields = new Dictionary<string, string>(form.Fields);
        foreach (var (field, value) in filled)
        {
            fields[field] = value;
        }

        return await PostAsync(form.Action, fields);
    }

    public Task<HttpResponseMessage> PostAsync(string address, IDictionary<string, string> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>The sentence on the page to which a form has led.</summary>
    public async Task<string> NoticeAfterAsync(HttpResponseMessage response)
    {
        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var (_, html) = await GetAsync(response.Headers.Location!.OriginalString);
        return WebUtility.HtmlDecode(Notice().Match(html).Groups[1].Value);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static IEnumerable<(string Action, Dictionary<string, string> Fields)> FormsOf(string html) => Form().Matches(html).Select(form => (
        WebUtility.HtmlDecode(form.Groups[1].Value),
        Hidden().Matches(form.Groups[2].Value).ToDictionary(field => WebUtility.HtmlDecode(field.Groups[1].Value), field => WebUtility.HtmlDecode(field.Groups[2].Value))));

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (IsClerk)
        {
            request.Headers.Add("X-Clerk", "yes");
        }

        if (_cookie is not null)
        {
            request.Headers.Add("Cookie", _cookie);
        }

        var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            _cookie = cookies.First().Split(';')[0];
        }

        return response;
    }

    [GeneratedRegex("<form method=\"post\" class=\"[^\"]*\" action=\"([^\"]*)\">(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();

    [GeneratedRegex("<p class=\"notice [a-z]+\" role=\"status\">([^<]*)</p>")]
    private static partial Regex Notice();

    private sealed class ClerkHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers.ContainsKey("X-Clerk")
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "clerk-4711")], "test")), "test"))
                : AuthenticateResult.NoResult());
    }
}
