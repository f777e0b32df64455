using Microsoft.Extensions.Configuration;

namespace Baloan.Sdk;

/// <summary>A section of configuration that the options of the call backs are bound from.</summary>
internal sealed class CallbackSection(IConfiguration section)
{
    /// <summary>Where the section stands in a whole configuration.</summary>
    public const string Place = ConfigurationPlace.Client + ":Callbacks";

    public IConfiguration Section { get; } = section;
}
