using System.Reflection;

namespace Baloan.Sandbox.Dashboard;

/// <summary>The style sheets, the script and the icon, from within the assembly.</summary>
internal static class DashboardAssets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["base.css"] = "text/css; charset=utf-8",
        ["parts.css"] = "text/css; charset=utf-8",
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
