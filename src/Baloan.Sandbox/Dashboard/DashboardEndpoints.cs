using System.Reflection;
using Baloan.Sandbox.Dashboard.Lists;
using Baloan.Sandbox.Dashboard.Sections;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard;

/// <summary>The page at <c>/</c>, its parts and its buttons.</summary>
internal static class DashboardEndpoints
{
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; script-src 'self'; style-src '{DashboardStyles.Hash}'; img-src 'self'; connect-src 'self'; "
        + "object-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Add(IServiceCollection services) => services
        .AddSingleton<LoanLinks>()
        .AddSingleton<EntrySearch>()
        .AddSingleton<CurlCommand>()
        .AddSingleton<LoanSection>()
        .AddSingleton<RequestSection>()
        .AddSingleton<CallbackSection>()
        .AddSingleton<FaultSection>()
        .AddSingleton<ControlsSection>()
        .AddSingleton<DashboardPage>()
        .AddSingleton<LoanHistory>()
        .AddSingleton<LoanPage>()
        .AddSingleton<EntryPages>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").ExcludeFromDescription();
        all.MapGet("/", Page);
        var dashboard = all.MapGroup("/dashboard");
        dashboard.MapGet("sections/{section}", Section);
        dashboard.MapGet("loans/{id}", Loan);
        dashboard.MapGet("loans/{id}/loan", (string id, HttpContext context, LoanPage page) => Found(context, page.Card(id, ViewOf(context))));
        dashboard.MapGet("loans/{id}/contract", (string id, HttpContext context, LoanPage page) => Found(context, page.Contract(id, ViewOf(context))));
        dashboard.MapGet("loans/{id}/history", (string id, HttpContext context, LoanPage page) => Found(context, page.History(id, ViewOf(context))));
        dashboard.MapGet("loans/{id}/details", (string id, HttpContext context, LoanPage page) => Found(context, page.Details(id, ViewOf(context))));
        dashboard.MapGet("requests/{number:int}", (int number, HttpContext context, EntryPages pages) => FoundEntry(context, pages.Request(number, ViewOf(context))));
        dashboard.MapGet("requests/{number:int}/exchange", (int number, HttpContext context, EntryPages pages) => FoundEntry(context, pages.Exchange(number, ViewOf(context))));
        dashboard.MapGet("callbacks/{id:guid}", (Guid id, HttpContext context, EntryPages pages) => FoundEntry(context, pages.Callback(id, ViewOf(context))));
        dashboard.MapGet("callbacks/{id:guid}/attempts", (Guid id, HttpContext context, EntryPages pages) => FoundEntry(context, pages.Attempts(id, ViewOf(context))));
        dashboard.MapGet("events", DashboardEvents.Stream);
        dashboard.MapGet("{name}", DashboardAssets.Get);
        DashboardActions.Map(dashboard);
    }

    private static IResult Page(HttpContext context, DashboardPage page)
    {
        DashboardLanguage.Keep(context);
        return Answer(context, page.Whole(ViewOf(context)));
    }

    private static IResult Section(string section, HttpContext context, DashboardPage page) =>
        SnakeCaseEnum.TryParse(section, out DashboardSection known) ? Answer(context, page.List(known, ViewOf(context))) : Results.NotFound();

    private static IResult Loan(string id, HttpContext context, LoanPage page)
    {
        DashboardLanguage.Keep(context);
        return Found(context, page.Whole(id, ViewOf(context)));
    }

    private static IResult Found(HttpContext context, Html? markup) =>
        markup is { } found ? Answer(context, found) : Answer(context, LoanPage.Missing(ViewOf(context)), StatusCodes.Status404NotFound);

    private static IResult FoundEntry(HttpContext context, Html? markup) =>
        markup is { } found ? Answer(context, found) : Answer(context, EntryPages.Missing(ViewOf(context)), StatusCodes.Status404NotFound);

    public static DashboardView ViewOf(HttpContext context) => new(
        DashboardLanguage.Of(context),
        $"{context.Request.Scheme}://{context.Request.Host}",
        new(context.Request.Query),
        context.RequestServices.GetRequiredService<EventHub>().Version);

    public static IResult Answer(HttpContext context, Html markup, int status = StatusCodes.Status200OK)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language, Cookie";
        return Results.Content(markup.Text, "text/html; charset=utf-8", statusCode: status);
    }
}

/// <summary>The language of the page: what was chosen now, what was chosen before, what the browser asks for.</summary>
internal static class DashboardLanguage
{
    private const string Name = "lang";
    private const string Cookie = "baloan_sandbox_lang";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static DashboardText Of(HttpContext context) =>
        Known(context.Request.Query[Name]) ?? Known(context.Request.Cookies[Cookie]) ?? Known(Language.Of(context.Request)) ?? EnglishText.Text;

    /// <summary>Keeps a language that was chosen in the address.</summary>
    public static void Keep(HttpContext context)
    {
        if (Known(context.Request.Query[Name]) is { } chosen)
        {
            context.Response.Cookies.Append(Cookie, chosen.Language, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = Kept, Path = "/" });
        }
    }

    private static DashboardText? Known(string? language) => language switch
    {
        Language.English => EnglishText.Text,
        Language.Persian => PersianText.Text,
        _ => null,
    };
}

/// <summary>The scripts and the icon, from within the assembly.</summary>
internal static class DashboardAssets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["times.js"] = "text/javascript; charset=utf-8",
        ["lists.js"] = "text/javascript; charset=utf-8",
        ["dashboard.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    };

    public static IResult Get(string name, HttpContext context)
    {
        if (!Types.TryGetValue(name, out var type))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream($"dashboard/{name}")!, type);
    }
}
