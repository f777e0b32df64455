namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>How an engine asks whether a service is up.</summary>
internal sealed class ComposeHealthCheck
{
    public List<string> Test { get; init; } = [];

    public string? Interval { get; init; }

    public string? Timeout { get; init; }

    public int Retries { get; init; }
}
