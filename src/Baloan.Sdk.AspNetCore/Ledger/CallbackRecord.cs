using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

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

/// <summary>A record as the text that a shared ledger keeps: a line each for the furthest state, the handled and the failed changes.</summary>
internal static class CallbackRecordFormat
{
    private const string Version = "1";

    // A state with control characters never gets here, so that tabs and line feeds are free to separate.
    public static string Write(CallbackRecord record)
    {
        var text = new StringBuilder(Version);
        if (record.Last is { } last)
        {
            text.Append("\nlast\t").Append(last.Value);
        }

        foreach (var change in record.Handled)
        {
            text.Append("\ndone\t").Append(change.State).Append('\t').Append(change.ReasonMark);
        }

        foreach (var (change, count) in record.Failed)
        {
            text.Append("\nfail\t").Append(change.State).Append('\t').Append(change.ReasonMark).Append('\t').Append(count.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>The record, or the empty one where the text is of another version or damaged: then the handler runs once more.</summary>
    public static CallbackRecord Read(string? text)
    {
        var lines = (text ?? "").Split('\n');
        if (lines[0] != Version)
        {
            return CallbackRecord.Empty;
        }

        LoanState? last = null;
        var handled = ImmutableArray.CreateBuilder<CallbackChange>();
        var failed = ImmutableArray.CreateBuilder<(CallbackChange, int)>();
        foreach (var line in lines.Skip(1))
        {
            switch (line.Split('\t'))
            {
                case ["last", var state]:
                    last = LoanState.From(state);
                    break;
                case ["done", var state, var mark]:
                    handled.Add(new CallbackChange(state, mark));
                    break;
                case ["fail", var state, var mark, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var failures):
                    failed.Add((new CallbackChange(state, mark), failures));
                    break;
                default:
                    return CallbackRecord.Empty;
            }
        }

        // Earlier builds wrote the last state, whatever it was: the furthest is then among the changes.
        var furthest = handled.Aggregate((LoanState?)null, (state, change) => CallbackRecord.Further(state, LoanState.From(change.State)));
        return new CallbackRecord(CallbackRecord.Further(furthest, last), handled.ToImmutable(), failed.ToImmutable());
    }
}
