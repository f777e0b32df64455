namespace Baloan.Sdk;

/// <summary>The gateway's time as an answer tells it.</summary>
internal static class AnswerDate
{
    // No gateway answered before, and none of this kind will after: such a date is a fault, and would spoil every reckoning with it.
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The header <c>Date</c>; null where there is none or it cannot be true.</summary>
    public static DateTimeOffset? Read(HttpResponseMessage response) =>
        response.Headers.Date is { } date && IsPlausible(date) ? date : null;

    public static bool IsPlausible(DateTimeOffset time) => time >= Earliest && time < Latest;
}
