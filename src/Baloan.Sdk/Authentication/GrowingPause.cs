namespace Baloan.Sdk;

/// <summary>A pause that doubles from a second to a minute.</summary>
internal static class GrowingPause
{
    private const int Doublings = 6;

    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(1);

    public static TimeSpan Length(int rank)
    {
        var pause = TimeSpan.FromSeconds(1 << Math.Min(rank - 1, Doublings));
        return pause < Longest ? pause : Longest;
    }
}
