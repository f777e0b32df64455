namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>Ends when a time is over, or before that together with another token.</summary>
internal sealed class TimeLimit : CancellationTokenSource
{
    private readonly CancellationToken _other;
    private readonly CancellationTokenRegistration _link;

    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken other)
        : base(limit, time)
    {
        _other = other;
        _link = other.UnsafeRegister(static source => ((TimeLimit)source!).Cancel(), this);
    }

    /// <summary>Whether it was the time that ended it.</summary>
    public bool IsOver => IsCancellationRequested && !_other.IsCancellationRequested;

    protected override void Dispose(bool disposing)
    {
        _link.Dispose();
        base.Dispose(disposing);
    }
}
