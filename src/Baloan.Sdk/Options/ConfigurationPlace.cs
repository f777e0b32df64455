using Microsoft.Extensions.Configuration;

namespace Baloan.Sdk;

/// <summary>Where settings stand in configuration.</summary>
internal static class ConfigurationPlace
{
    public const string Client = "Baloan";

    /// <summary>
    /// A section as it is; of a whole configuration the section at a path. A root holds the variables of the operating system, too,
    /// such as <c>USERNAME</c> and <c>LANGUAGE</c>.
    /// </summary>
    public static IConfiguration SectionOf(IConfiguration configuration, string path) =>
        configuration is IConfigurationSection ? configuration : configuration.GetSection(path);
}
