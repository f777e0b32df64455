using System.Text;

namespace Baloan.Sdk.Benchmarks.Reporting;

/// <summary>A table whose first column names the row, and whose other columns are figures.</summary>
internal sealed class Table(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; the figures come formatted, with <see cref="Figure"/>.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException($"The table has {columns.Length} columns, the row {cells.Length} cells.", nameof(cells));
        }

        _rows.Add(cells);
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        AppendRow(columns);
        AppendRow(["---", .. Enumerable.Repeat("---:", columns.Length - 1)]);
        _rows.ForEach(AppendRow);
        return text.ToString();

        void AppendRow(string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
