namespace Baloan.EndToEnd.Tests.Support;

/// <summary>Where a run leaves what can be looked at: <c>artifacts/</c> of the repository.</summary>
internal static class Artifacts
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
            : Path.Combine([folder.FullName, "artifacts", .. parts]);
    }
}
