using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Baloan.Sdk;

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
