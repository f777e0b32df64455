namespace Baloan.Sdk.Authentication.Internal;

/// <summary>Arithmetic on the monotonic timestamps of a <see cref="TimeProvider"/>.</summary>
internal static class Timestamps
{
    public static long After(this TimeProvider time, long timestamp, TimeSpan span) =>
        timestamp + (long)(span.TotalSeconds * time.TimestampFrequency);
}
