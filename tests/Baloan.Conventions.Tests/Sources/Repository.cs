[assembly: AssemblyFixture(typeof(Baloan.Conventions.Tests.Sources.Repository))]

namespace Baloan.Conventions.Tests.Sources;

/// <summary>The projects under <c>src</c>, compiled once for all rules.</summary>
public sealed class Repository
{
    public Repository()
    {
        Root = FindRoot();
        foreach (var file in ProjectFilesInOrder())
        {
            Projects = [.. Projects, new SourceProject(Root, file, Projects)];
        }
    }

    public string Root { get; }

    public IReadOnlyList<SourceProject> Projects { get; } = [];

    public SourceProject Sdk => Projects.Single(project => project.Name == "Baloan.Sdk");

    /// <summary>The packages that a partner's application references.</summary>
    public IEnumerable<SourceProject> SdkProjects => Projects.Where(project => project.IsSdk);

    // A project comes after those that it references: the client is the one that the others can build on.
    private IEnumerable<string> ProjectFilesInOrder() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .OrderBy(file => Path.GetFileNameWithoutExtension(file) != "Baloan.Sdk")
            .ThenBy(file => file, StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Baloan.Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Baloan.Sdk.sln is in no folder above the tests.");
    }
}
