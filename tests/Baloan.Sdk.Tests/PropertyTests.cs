using System.Globalization;

namespace Baloan.Sdk.Tests;

/// <summary>How many cases a property test tries: few while working, as many as BALOAN_TEST_CASES says where it counts.</summary>
internal static class PropertyTests
{
    public static long Cases { get; } =
        long.TryParse(Environment.GetEnvironmentVariable("BALOAN_TEST_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases)
            ? cases
            : 2_000;
}
