namespace Baloan.Sdk.Tests;

/// <summary>How long a test waits for what must come, and what is never to end by a time-out: longer than a busy machine takes, so that only a fault reaches it.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
