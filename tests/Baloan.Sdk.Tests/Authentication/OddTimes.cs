using System.Globalization;
using CsCheck;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>Times and numbers of seconds as a faulty gateway may send them: at the ends of what a clock can hold, far off, and no time at all.</summary>
internal static class OddTimes
{
    private static readonly string[] NoNumbers = ["null", "true", "\"soon\"", "\"NaN\"", "\"۱۷۷۴۰۰۰۸۰۰\"", "[]", "{}", "1e999", "-1e999", "\"\\ud800\""];

    private static readonly string[] NoDates =
    [
        "", "now", "Fri, 99 Mar 2026 10:00:00 GMT", "Fri, 20 Mar 10000 10:00:00 GMT", "Mon, 01 Jan 0000 00:00:00 GMT",
        "Mon, 01 Jan 0001 00:00:00 +1400", "Fri, 31 Dec 9999 23:59:59 -1400", "جمعه", "1774000800", "2026-03-20T10:00:00Z",
    ];

    private static readonly long[] Edges =
    [
        long.MinValue, int.MinValue, -62_135_596_800, -62_135_596_801, -1, 0, 1, 300, 946_684_800, 1_577_836_799, 1_577_836_800,
        1_774_000_000, 1_774_000_800, 1_774_001_100, 1_774_087_200, int.MaxValue, uint.MaxValue, 4_102_444_799, 4_102_444_800,
        253_402_300_798, 253_402_300_799, 253_402_300_800, long.MaxValue / 1000, long.MaxValue,
    ];

    /// <summary>A value of JSON where a time in seconds belongs.</summary>
    public static Gen<string> Json { get; } = Gen.OneOf(
        Gen.OneOf(NoNumbers),
        Seconds(),
        Seconds().Select(text => $"\"{text}\""),
        Gen.Double[-1e20, 1e20].Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        Gen.Double[0, 2].Select(ahead => (1_774_000_800 + ahead).ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>The value of a header that holds a date; null for none.</summary>
    public static Gen<string?> Date { get; } = Gen.OneOf<string?>(
        Gen.Const((string?)null),
        Gen.OneOf(NoDates).Select(text => (string?)text),
        Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks].Select(ticks => (string?)Text(new DateTime(ticks, DateTimeKind.Utc))),
        Gen.OneOf(DateTime.MinValue, DateTime.MinValue.AddDays(1), DateTime.UnixEpoch, DateTime.MaxValue.AddDays(-1), DateTime.MaxValue)
            .Select(time => (string?)Text(time)),
        Gen.Int[-700_000, 700_000].Select(seconds => (string?)Text(DateTime.UnixEpoch.AddSeconds(1_774_000_800 + seconds))));

    /// <summary>The value of the header <c>Retry-After</c>; null for none.</summary>
    public static Gen<string?> RetryAfter { get; } = Gen.OneOf(Date, Seconds().Select(text => (string?)text));

    private static Gen<string> Seconds() => Gen.OneOf(
        Gen.OneOf(Edges).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Text(DateTime time) => time.ToString("R", CultureInfo.InvariantCulture);
}
