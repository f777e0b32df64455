using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Baloan.Sdk;

/// <summary>What is remembered of a loan: the furthest state, the changes that were handled and those that failed. Immutable and small.</summary>
internal sealed class CallbackRecord
{
    private const int MaxHandled = 32;
    private const int MaxFailed = 8;

    // What is known of most loans is one of these few: they are the same record, instead of one for each loan.
    private static readonly FrozenDictionary<CallbackChange, CallbackRecord> FirstRecords =
        new[] { LoanState.Created, LoanState.ChequeVerified, LoanState.SentToBank, LoanState.Paid, LoanState.Blocked, LoanState.Canceled }
            .ToFrozenDictionary(
                state => new CallbackChange(state.Value, ReasonMark: ""),
                state => new CallbackRecord(state, [new CallbackChange(state.Value, ReasonMark: "")], []));

    private readonly ImmutableArray<CallbackChange> _handled;
    private readonly ImmutableArray<(CallbackChange Change, int Count)> _failed;

    public CallbackRecord(LoanState? last, ImmutableArray<CallbackChange> handled, ImmutableArray<(CallbackChange Change, int Count)> failed)
    {
        Last = last;
        _handled = handled;
        _failed = failed;
    }

    public static CallbackRecord Empty { get; } = new(null, [], []);

    /// <summary>The furthest documented state that was handled; where there is none, the last of the others.</summary>
    public LoanState? Last { get; }

    public ImmutableArray<CallbackChange> Handled => _handled;

    public ImmutableArray<(CallbackChange Change, int Count)> Failed => _failed;

    public bool IsHandled(CallbackChange change) => _handled.Contains(change);

    public int FailuresOf(CallbackChange change)
    {
        foreach (var (failed, count) in _failed)
        {
            if (failed == change)
            {
                return count;
            }
        }

        return 0;
    }

    /// <summary>Whether a state that comes after this one was handled.</summary>
    public bool IsAheadOf(LoanState state) => Last is { } last && state.IsBefore(last);

    public CallbackRecord WithHandled(CallbackChange change)
    {
        if (ReferenceEquals(this, Empty) && FirstRecords.TryGetValue(change, out var first))
        {
            return first;
        }

        return new CallbackRecord(
            Further(Last, LoanState.From(change.State)),
            Capped(_handled.Remove(change).Add(change), MaxHandled),
            Without(_failed, change));
    }

    public CallbackRecord WithFailure(CallbackChange change) => new(
        Last,
        _handled,
        Capped(Without(_failed, change).Add((change, FailuresOf(change) + 1)), MaxFailed));

    public bool KnowsMoreThan(CallbackRecord other) =>
        Further(other.Last, Last) != other.Last || _handled.Except(other._handled).Any();

    /// <summary>What both know: a ledger may have missed what the other has seen.</summary>
    public CallbackRecord Merge(CallbackRecord other)
    {
        if (other._handled.IsEmpty && other._failed.IsEmpty)
        {
            return this;
        }

        var handled = Capped([.. other._handled.Except(_handled), .. _handled], MaxHandled);
        return new CallbackRecord(
            Further(other.Last, Last),
            handled,
            Capped(
                [
                    .. _failed.Concat(other._failed)
                        .GroupBy(failed => failed.Change, failed => failed.Count)
                        .Where(failed => !handled.Contains(failed.Key))
                        .Select(failed => (failed.Key, failed.Max())),
                ],
                MaxFailed));
    }

    /// <summary>
    /// The further of two states, and the second where neither comes before the other. One that is not documented has no place in
    /// the order, so it never hides one that is. The list of changes is cut; this one state stays.
    /// </summary>
    public static LoanState? Further(LoanState? known, LoanState? news) =>
        news is not { } state ? known
        : known is { } last && (state.IsBefore(last) || (last.IsDocumented && !state.IsDocumented)) ? last
        : state;

    private static ImmutableArray<(CallbackChange Change, int Count)> Without(ImmutableArray<(CallbackChange Change, int Count)> failed, CallbackChange change) =>
        failed.IsEmpty ? failed : failed.RemoveAll(failure => failure.Change == change);

    private static ImmutableArray<T> Capped<T>(ImmutableArray<T> items, int max) =>
        items.Length > max ? items.RemoveRange(0, items.Length - max) : items;
}
