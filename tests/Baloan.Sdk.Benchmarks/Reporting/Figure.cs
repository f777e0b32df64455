using System.Globalization;

namespace Baloan.Sdk.Benchmarks.Reporting;

/// <summary>How figures are written, and what is typical of many.</summary>
internal static class Figure
{
    public static string Microseconds(double value) => Number(value, value < 100 ? "N2" : "N0", "µs");

    public static string Milliseconds(double value) => Number(value, value < 100 ? "N2" : "N0", "ms");

    public static string Nanoseconds(double value) => Number(value, value < 100 ? "N1" : "N0", "ns");

    public static string Bytes(double value) => Number(value, "N0", "B");

    public static string Megabytes(double bytes) => Number(bytes / (1024 * 1024), "N2", "MB");

    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Ratio(double value, double baseline) => (value / baseline).ToString("F2", CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <param name="values">In any order; at least one.</param>
    /// <param name="part">From 0, the least, to 1, the greatest.</param>
    public static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        var place = part * (sorted.Length - 1);
        var below = sorted[(int)Math.Floor(place)];
        var above = sorted[(int)Math.Ceiling(place)];
        return below + ((above - below) * (place - Math.Floor(place)));
    }

    private static string Number(double value, string format, string unit) => $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
}
