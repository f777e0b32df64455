namespace Baloan.Sdk.Tests.Diagnostics;

/// <summary>Tests that listen, or want nobody to: a listener hears every client of the process, so that they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // The framework's own word.
public sealed class ObservabilityCollection
#pragma warning restore CA1711
{
    public const string Name = "Observability";
}
