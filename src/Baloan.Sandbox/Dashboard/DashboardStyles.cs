using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sandbox.Dashboard;

/// <summary>The style sheets, from within the assembly. They stand in the page itself: its first paint waits for no other answer.</summary>
internal static class DashboardStyles
{
    /// <summary>All of them, one after the other.</summary>
    public static Html All { get; } = new(Read("base.css") + Read("parts.css"));

    /// <summary>What the page's policy knows them by.</summary>
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(All.Text)));

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"dashboard/{name}")!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
