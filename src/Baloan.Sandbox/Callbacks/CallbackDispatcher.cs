using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Storage;
using Baloan.Sandbox.Tokens;

namespace Baloan.Sandbox.Callbacks;

/// <summary>Delivers call backs: a loan's in their order, each retried with growing pauses until the partner answers 2xx.</summary>
internal sealed class CallbackDispatcher(
    CallbackBook book,
    CallbackSender sender,
    RetryPauses pauses,
    SettingsBook settings,
    PartnerBook partners,
    BackgroundWork work,
    BaloanSandboxOptions options)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(2);

    private const int KeptAttempts = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (Task Delivery, object Turn)> _lastOfLoan = [];
    private readonly Dictionary<Guid, SandboxCallback> _heldOfLoan = [];
    private volatile int _era;
    private volatile CallbackTarget? _target =
        options.CallbackUrl is { } url ? CallbackTarget.Of(url, options.CallbackSecret) : null;

    /// <summary>Where the call backs of partners go that have no address of their own.</summary>
    public CallbackTarget? Target
    {
        get => _target;
        set => _target = value;
    }

    /// <summary>Where the call backs of a partner go; null where nowhere.</summary>
    public CallbackTarget? TargetOf(int partner) => partners.TargetOf(partner) ?? Target;

    public void Dispatch(SandboxCallback callback)
    {
        lock (_gate)
        {
            if (_heldOfLoan.Remove(callback.LoanId, out var held))
            {
                Enqueue(callback);
                Enqueue(held);
            }
            else if (settings.Current.CallbackBehavior.Reorder)
            {
                _heldOfLoan[callback.LoanId] = callback;
                work.RunAsync(stopping => ReleaseAsync(callback, stopping));
            }
            else
            {
                Enqueue(callback);
            }
        }
    }

    /// <summary>Sends a call back again: at once where it waits for its next attempt, else in its turn.</summary>
    public void Resend(SandboxCallback callback)
    {
        if (!pauses.TryEnd(callback.Id))
        {
            Dispatch(callback);
        }
    }

    public void ResumePending()
    {
        foreach (var callback in book.All.Where(callback => callback.Status == SandboxCallbackStatus.Pending))
        {
            Dispatch(callback);
        }
    }

    /// <summary>Ends the deliveries under way: a reset gives their ids to others.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _era++;
            _heldOfLoan.Clear();
            _lastOfLoan.Clear();
        }

        pauses.Clear();
    }

    private async Task ReleaseAsync(SandboxCallback callback, CancellationToken stopping)
    {
        await Task.Delay(LongestHold, options.TimeProvider, stopping);
        lock (_gate)
        {
            if (_heldOfLoan.TryGetValue(callback.LoanId, out var held) && held.Id == callback.Id)
            {
                _heldOfLoan.Remove(callback.LoanId);
                Enqueue(callback);
            }
        }
    }

    private void Enqueue(SandboxCallback callback)
    {
        var previous = _lastOfLoan.TryGetValue(callback.LoanId, out var last) ? last.Delivery : Task.CompletedTask;
        var turn = new object();
        var era = _era;
        var delivery = work.RunAsync(async stopping =>
        {
            await previous.WaitAsync(stopping);
            await DeliverAsync(callback, era, stopping);
            EndTurn(callback.LoanId, turn);
        });
        _lastOfLoan[callback.LoanId] = (delivery, turn);
    }

    private void EndTurn(Guid loanId, object turn)
    {
        lock (_gate)
        {
            if (_lastOfLoan.TryGetValue(loanId, out var last) && ReferenceEquals(last.Turn, turn))
            {
                _lastOfLoan.Remove(loanId);
            }
        }
    }

    private async Task DeliverAsync(SandboxCallback callback, int era, CancellationToken stopping)
    {
        await PauseAsync(settings.Current.CallbackBehavior.Delay, stopping);
        var pause = options.CallbackPause;
        for (var attempt = 1; attempt <= options.CallbackAttempts; attempt++)
        {
            if (era != _era)
            {
                return;
            }

            TimeSpan? untilNext = attempt < options.CallbackAttempts ? pause : null;
            if (await AttemptAsync(callback, era, untilNext, stopping))
            {
                await RepeatAsync(callback, era, stopping);
                return;
            }

            await pauses.WaitAsync(callback.Id, stopping);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }

        if (era == _era)
        {
            book.Update(callback.Id, current => current with { Status = SandboxCallbackStatus.GivenUp });
        }
    }

    private async Task RepeatAsync(SandboxCallback callback, int era, CancellationToken stopping)
    {
        for (var repeat = 0; repeat < settings.Current.CallbackBehavior.Repeats; repeat++)
        {
            await AttemptAsync(callback, era, untilNext: null, stopping);
        }
    }

    private async Task<bool> AttemptAsync(SandboxCallback callback, int era, TimeSpan? untilNext, CancellationToken stopping)
    {
        var target = TargetOf(callback.PartnerNumber);
        var attempt = target is null ? null : await sender.SendAsync(callback, target, settings.Current.CallbackBehavior.WrongBody, stopping);
        var isReceived = attempt is { IsReceived: true };
        if (era != _era)
        {
            return isReceived;
        }

        // Whoever hears of the failure finds the pause.
        if (!isReceived && untilNext is { } pause)
        {
            pauses.Begin(callback.Id, pause);
        }

        if (attempt is not null)
        {
            book.Update(callback.Id, current => current with
            {
                Attempts = [.. current.Attempts.TakeLast(KeptAttempts - 1), attempt],
                Status = isReceived ? SandboxCallbackStatus.Delivered : current.Status,
            });
        }

        return isReceived;
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        pause > TimeSpan.Zero ? Task.Delay(pause, options.TimeProvider, stopping) : Task.CompletedTask;
}
