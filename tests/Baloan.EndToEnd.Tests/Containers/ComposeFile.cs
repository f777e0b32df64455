using Baloan.EndToEnd.Tests.Support;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Baloan.EndToEnd.Tests.Containers;

/// <summary>docs/compose.yaml, read: a key that it has and this has not is an error.</summary>
internal sealed class ComposeFile
{
    public const string Page = "docs/compose.yaml";

    public Dictionary<string, ComposeService> Services { get; init; } = [];

    public Dictionary<string, object?> Volumes { get; init; } = [];

    public static ComposeFile Read() => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .Build()
        .Deserialize<ComposeFile>(File.ReadAllText(Repository.PathOf(Page)));
}
