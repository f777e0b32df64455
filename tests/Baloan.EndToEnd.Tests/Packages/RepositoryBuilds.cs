namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>Tests that build in the repository run one after the other: two builds of one project disturb each other.</summary>
[CollectionDefinition(Name)]
public sealed class RepositoryBuilds
{
    public const string Name = "builds in the repository";
}
