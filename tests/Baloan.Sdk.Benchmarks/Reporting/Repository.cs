namespace Baloan.Sdk.Benchmarks.Reporting;

/// <summary>The repository in which the benchmarks were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Baloan.Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Baloan.Sdk.sln is in no folder above the benchmarks.");
    }
}
