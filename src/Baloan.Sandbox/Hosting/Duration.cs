using System.Globalization;

namespace Baloan.Sandbox.Hosting;

/// <summary>Durations of the command line, each with its unit: <c>500ms</c>, <c>2s</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>.</summary>
internal static class Duration
{
    private const decimal LongestInMilliseconds = 3650m * 86_400_000;

    // "ms" comes before "m" and "s", which it ends in or begins with.
    private static readonly (string Suffix, decimal Milliseconds)[] Units =
        [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var unit = Units.FirstOrDefault(unit => text.EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
        if (unit.Suffix is null
            || !decimal.TryParse(text[..^unit.Suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > LongestInMilliseconds / unit.Milliseconds)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds((double)(number * unit.Milliseconds));
        return true;
    }
}
