using System.Globalization;
using System.Text.Json;

namespace Baloan.Cli.Terminal;

/// <summary>How values are written: names as on the wire, times in UTC.</summary>
internal static class WireName
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string OfOperation<T>(T? operation)
        where T : struct, Enum => operation is { } known ? Of(known) : "unknown operation";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
