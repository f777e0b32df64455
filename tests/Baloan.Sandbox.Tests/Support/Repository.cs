namespace Baloan.Sandbox.Tests.Support;

/// <summary>The files of the repository the tests were built from.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Baloan.Sdk.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new InvalidOperationException("Baloan.Sdk.sln was not found above the tests.")
            : Path.Combine([folder.FullName, .. parts]);
    }
}
