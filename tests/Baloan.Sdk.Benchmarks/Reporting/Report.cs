using System.Text;

namespace Baloan.Sdk.Benchmarks.Reporting;

/// <summary>What an experiment found, in the order of the page.</summary>
internal sealed class Report
{
    public List<Table> Tables { get; } = [];

    public List<Plot> Plots { get; } = [];

    /// <summary>Where and when it was measured, the tables, and the plots by their file names.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder($"Measured on {Machine.Describe()}.\n");
        foreach (var table in Tables)
        {
            text.Append('\n').Append(table.ToMarkdown());
        }

        foreach (var plot in Plots)
        {
            text.Append($"\n![{plot.Title}]({PerformancePage.PlotFolder}/{plot.FileName})\n");
        }

        return text.ToString();
    }
}
