using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Dashboard;

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
