namespace Baloan.Sdk;

/// <summary>Ends when a time is over, or before that together with other tokens.</summary>
internal sealed class TimeLimit : CancellationTokenSource
{
    private readonly CancellationToken _other;
    private readonly CancellationToken _another;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationTokenRegistration _secondLink;

    public TimeLimit(TimeSpan limit, TimeProvider time, CancellationToken other, CancellationToken another = default)
        : base(limit, time)
    {
        _other = other;
        _another = another;
        _link = LinkTo(other);
        _secondLink = LinkTo(another);
    }

    /// <summary>Whether it was the time that ended it.</summary>
    public bool IsOver => IsCancellationRequested && !_other.IsCancellationRequested && !_another.IsCancellationRequested;

    protected override void Dispose(bool disposing)
    {
        _link.Dispose();
        _secondLink.Dispose();
        base.Dispose(disposing);
    }

    private CancellationTokenRegistration LinkTo(CancellationToken token) =>
        token.UnsafeRegister(static source => ((TimeLimit)source!).Cancel(), this);
}
