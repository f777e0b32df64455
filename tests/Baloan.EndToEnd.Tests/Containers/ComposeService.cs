namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>One of the services of a compose file.</summary>
internal sealed class ComposeService
{
    public string? Image { get; init; }

    public string? Build { get; init; }

    public List<string> Command { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];

    public List<string> Ports { get; init; } = [];

    public List<string> Volumes { get; init; } = [];

    public Dictionary<string, Dictionary<string, string>> DependsOn { get; init; } = [];

    public ComposeHealthCheck? Healthcheck { get; init; }
}
