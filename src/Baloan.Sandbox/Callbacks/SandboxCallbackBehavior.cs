using Baloan.Sandbox.Hosting;

namespace Baloan.Sandbox;

/// <summary>How call backs misbehave; by default they do not.</summary>
public sealed record SandboxCallbackBehavior
{
    /// <summary>How many times more a call back is sent after it was received, 100 at most. Default: 0.</summary>
    public int Repeats { get; init; }

    /// <summary>How long a call back is held before its first attempt, 12 hours at most. Default: not at all.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// Whether a loan's call backs change places in pairs: one waits until the loan's next was sent, two seconds at most.
    /// Default: false.
    /// </summary>
    public bool Reorder { get; init; }

    /// <summary>A body that is sent in place of the right one; null, the default, sends the right one.</summary>
    public string? WrongBody { get; init; }

    /// <summary>Refuses a value out of its range, in words that are the same in every culture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    internal void Ensure()
    {
        Must(Repeats is >= 0 and <= 100, nameof(Repeats), "must be 0 to 100");
        Must(Delay >= TimeSpan.Zero && Delay <= OptionsCheck.LongestWait, nameof(Delay), "must be 0 to 12 hours");
    }

    private static void Must(bool holds, string member, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(member, $"{nameof(SandboxCallbackBehavior)}.{member} {rule}.");
        }
    }
}
