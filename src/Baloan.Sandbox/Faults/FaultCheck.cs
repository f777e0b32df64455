namespace Baloan.Sandbox.Faults;

/// <summary>Refuses faults that make no sense, naming the member.</summary>
internal static class FaultCheck
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(36_500);

    public static void Ensure(SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Must(Enum.IsDefined(fault.Kind), nameof(fault.Kind), "is not a kind of fault");
        Must(fault.StatusCode is >= 200 and <= 599, nameof(fault.StatusCode), "must be 200 to 599");
        Must(fault.Skip >= 0, nameof(fault.Skip), "must not be negative");
        Must(fault.Times is null or >= 1, nameof(fault.Times), "must be 1 or more");
        Must(fault.Probability is >= 0 and <= 1, nameof(fault.Probability), "must be 0 to 1");
        Must(fault.Delay >= TimeSpan.Zero && fault.Delay <= LongestDelay, nameof(fault.Delay), "must be 0 to 1 hour");
        Must(fault.RetryAfter is not { } pause || (pause >= TimeSpan.Zero && pause <= LongestRetryAfter), nameof(fault.RetryAfter), "must be 0 to 36500 days");
        Must(fault.Kind != SandboxFaultKind.RateLimit || fault.RequestsPerMinute >= 1, nameof(fault.RequestsPerMinute), "must be 1 or more");
        Must(fault.Kind != SandboxFaultKind.Code || !string.IsNullOrEmpty(fault.ErrorCode), nameof(fault.ErrorCode), "must not be empty");
        Must(fault.ContentType.All(letter => letter is >= ' ' and <= '~'), nameof(fault.ContentType), "must be plain ASCII");
    }

    private static void Must(bool holds, string member, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(SandboxFault)}.{member} {rule}.", member);
        }
    }
}
