using System.Reflection;
using System.Runtime.InteropServices;

namespace Baloan.Sdk;

/// <summary>The <c>User-Agent</c> header: <c>Baloan.Sdk/1.2.3 (.NET 10.0.1) shop/2.1</c>.</summary>
internal static class UserAgent
{
    private static readonly string Product = $"Baloan.Sdk/{Version} ({RuntimeInformation.FrameworkDescription})";

    private static string Version
    {
        get
        {
            var version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
            var build = version.IndexOf('+');
            return build < 0 ? version : version.Substring(0, build);
        }
    }

    public static string For(string? applicationName) =>
        string.IsNullOrWhiteSpace(applicationName) ? Product : $"{Product} {applicationName}";

    /// <summary>Lets everything that a client sends carry it. Before the client is used: its headers are not safe for several threads.</summary>
    public static HttpClient GiveTo(HttpClient client, BaloanClientOptions options)
    {
        client.DefaultRequestHeaders.Remove("User-Agent");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", For(options.ApplicationName));
        return client;
    }
}
