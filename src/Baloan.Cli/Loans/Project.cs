using System.Xml;
using System.Xml.Linq;
using Baloan.Cli.Terminal;
using Microsoft.Extensions.Configuration;

namespace Baloan.Cli.Loans;

/// <summary>The settings of the project in a folder, as its host would read them.</summary>
/// <param name="Configuration">The settings.</param>
/// <param name="Sources">Where they come from, for a person.</param>
internal sealed record Project(IConfiguration Configuration, IReadOnlyList<string> Sources)
{
    /// <summary>Reads the settings files, the user secrets and the environment's variables.</summary>
    /// <exception cref="CommandException">One of them cannot be read.</exception>
    public static Project Read(string folder, string environment)
    {
        string[] files = ["appsettings.json", $"appsettings.{environment}.json"];
        var sources = files.Where(file => File.Exists(Path.Combine(folder, file))).ToList();
        var builder = new ConfigurationBuilder().SetBasePath(folder);
        foreach (var file in sources)
        {
            builder.AddJsonFile(file);
        }

        if (FindUserSecrets(folder) is { } secrets)
        {
            builder.AddUserSecrets(secrets);
            sources.Add("user secrets");
        }

        try
        {
            return new Project(builder.AddEnvironmentVariables().Build(), [.. sources, "environment"]);
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw new CommandException($"The configuration of this folder cannot be read: {exception.Message}", ExitCodes.BadArgument);
        }
    }

    private static string? FindUserSecrets(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.csproj").Select(project => XDocument.Load(project).Descendants("UserSecretsId").FirstOrDefault()?.Value)
                .FirstOrDefault(id => !string.IsNullOrEmpty(id));
        }
        catch (XmlException exception)
        {
            throw new CommandException($"The project of this folder cannot be read: {exception.Message}", ExitCodes.BadArgument);
        }
    }
}
