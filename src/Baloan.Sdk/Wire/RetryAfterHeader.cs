namespace Baloan.Sdk;

/// <summary>The pause that an answer asks for, in either form of the header.</summary>
internal static class RetryAfterHeader
{
    // Longer than anybody waits, and short enough for every timer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The pause, at most a day; <see langword="null"/> where there is none.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider timeProvider)
    {
        // A date is taken against the answer's own clock, so that a wrong local one does no harm.
        var pause = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (AnswerDate.Read(response) ?? timeProvider.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause > Longest ? Longest : pause;
    }
}
