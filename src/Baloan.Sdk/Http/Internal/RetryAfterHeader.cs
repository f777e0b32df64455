namespace Baloan.Sdk.Http.Internal;

/// <summary>The pause that an answer asks for, in either form of the header.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The pause, or <see langword="null"/> where there is none or it makes no sense.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider timeProvider)
    {
        // A date is taken against the answer's own clock, so that a wrong local one does no harm.
        var pause = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? timeProvider.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }
}
