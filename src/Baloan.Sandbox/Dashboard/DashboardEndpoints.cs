using Baloan.Sandbox.Dashboard.Markup;
using Baloan.Sandbox.Dashboard.Sections;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Dashboard;

/// <summary>The page at <c>/</c>, its parts and its buttons.</summary>
internal static class DashboardEndpoints
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Add(IServiceCollection services) => services
        .AddSingleton<LoanSection>()
        .AddSingleton<RequestSection>()
        .AddSingleton<CallbackSection>()
        .AddSingleton<FaultSection>()
        .AddSingleton<ControlsSection>()
        .AddSingleton<DashboardPage>();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").ExcludeFromDescription();
        all.MapGet("/", Page);
        var dashboard = all.MapGroup("/dashboard");
        dashboard.MapGet("sections/{section}", Section);
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

    private static DashboardView ViewOf(HttpContext context) =>
        new(DashboardLanguage.Of(context), $"{context.Request.Scheme}://{context.Request.Host}");

    private static IResult Answer(HttpContext context, Html markup)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Language, Cookie";
        return Results.Content(markup.Text, "text/html; charset=utf-8");
    }
}
