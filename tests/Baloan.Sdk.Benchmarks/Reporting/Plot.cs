using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Baloan.Sdk.Benchmarks.Reporting;

/// <summary>Lines over an axis, as SVG.</summary>
internal sealed class Plot(string fileName, string title, string xTitle, string yTitle)
{
    // A text is cut where a reader's font is wider than the one it was measured in.
    private const string RoomForWiderFonts = "\u2003\u2003";

    private readonly List<LineSeries> _lines = [];

    public string FileName { get; } = fileName;

    public string Title { get; } = title;

    /// <summary>Whether each step of the x axis is ten times the one before.</summary>
    public bool IsLogarithmic { get; init; }

    public void Add(string name, IEnumerable<(double X, double Y)> points)
    {
        var line = new LineSeries { Title = name + RoomForWiderFonts, MarkerType = MarkerType.Circle, MarkerSize = 3 };
        line.Points.AddRange(points.Select(point => new DataPoint(point.X, point.Y)));
        _lines.Add(line);
    }

    public string ToSvg()
    {
        var model = new PlotModel { Title = Title, Background = OxyColors.White, DefaultFont = "Arial" };
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.RightTop });
        model.Axes.Add(IsLogarithmic
            ? new LogarithmicAxis { Position = AxisPosition.Bottom, Title = xTitle }
            : new LinearAxis { Position = AxisPosition.Bottom, Title = xTitle });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = yTitle, AxisTitleDistance = 12, Minimum = 0, MajorGridlineStyle = LineStyle.Dot });
        _lines.ForEach(model.Series.Add);
        return new SvgExporter { Width = 720, Height = 360 }.ExportToString(model);
    }
}
