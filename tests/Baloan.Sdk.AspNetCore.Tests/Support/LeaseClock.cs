using System.Threading.Channels;
using Baloan.Sdk.Tests;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>A clock that goes from one moment at which a lease is looked after to the next, and only once that moment is waited for.</summary>
internal sealed class LeaseClock : FakeTimeProvider
{
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan LedgerTimeout = TimeSpan.FromSeconds(1);

    private readonly Channel<TimeSpan> _moments = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Whether the end of the ledger's time to answer is such a moment: where it never answers.</summary>
    public bool LedgerIsSilent { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= LeaseTime / 2 && (dueTime != LedgerTimeout || LedgerIsSilent))
        {
            _moments.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Goes on to the next moment; the time that went by.</summary>
    public async Task<TimeSpan> GoOnAsync()
    {
        var pause = await _moments.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Limit);
        Advance(pause);
        return pause;
    }

    /// <summary>Goes from moment to moment for at least a time.</summary>
    public async Task GoOnForAsync(TimeSpan span)
    {
        for (var gone = TimeSpan.Zero; gone < span;)
        {
            gone += await GoOnAsync();
        }
    }
}
