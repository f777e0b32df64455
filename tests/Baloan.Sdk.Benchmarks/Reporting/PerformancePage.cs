namespace Baloan.Sdk.Benchmarks.Reporting;

/// <summary>The page of the documentation that holds the results, each between two marks of its experiment.</summary>
internal static class PerformancePage
{
    public const string RelativePath = "docs/performance.md";

    /// <summary>Beside the page.</summary>
    public const string PlotFolder = "images/performance";

    public static void Put(string experiment, Report report)
    {
        var file = Path.Combine(Repository.Root, RelativePath);
        var page = File.ReadAllText(file);
        var begin = $"<!-- measured: {experiment} -->\n";
        const string end = "<!-- end -->";
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        if (from < 0)
        {
            throw new InvalidDataException($"{RelativePath} has no mark \"{begin.TrimEnd()}\".");
        }

        from += begin.Length;
        var to = page.IndexOf(end, from, StringComparison.Ordinal);
        File.WriteAllText(file, page[..from] + report.ToMarkdown() + page[to..]);

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, PlotFolder));
        foreach (var plot in report.Plots)
        {
            File.WriteAllText(Path.Combine(folder.FullName, plot.FileName), plot.ToSvg());
        }
    }
}
