namespace Baloan.Sdk;

/// <summary>A token as nodes hand it to each other: its end is in the gateway's time, which they agree on.</summary>
internal sealed class SharedToken(string access, string? refresh, DateTimeOffset serverExpiry, TimeSpan lifetime)
{
    public string Access { get; } = access;

    public string? Refresh { get; } = refresh;

    public DateTimeOffset ServerExpiry { get; } = serverExpiry;

    /// <summary>The whole lifetime that the token had when it was new.</summary>
    public TimeSpan Lifetime { get; } = lifetime;
}
