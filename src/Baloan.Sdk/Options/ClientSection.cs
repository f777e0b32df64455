using Microsoft.Extensions.Configuration;

namespace Baloan.Sdk;

/// <summary>A section of configuration that the options of a client are bound from.</summary>
internal sealed class ClientSection(string clientName, IConfiguration section)
{
    public string ClientName { get; } = clientName;

    public IConfiguration Section { get; } = section;

    public static ClientSection Of(string clientName, IConfiguration configuration) => new(
        clientName,
        ConfigurationPlace.SectionOf(configuration, clientName.Length == 0 ? ConfigurationPlace.Client : $"{ConfigurationPlace.Client}:{clientName}"));
}
