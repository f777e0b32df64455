using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>Traces and counts what the inbox does, under the names of the client.</summary>
internal sealed class InboxTelemetry
{
    public const string Handled = "handled";
    public const string Failed = "failed";
    public const string Dead = "dead";
    public const string Waiting = "waiting";
    public const string Lost = "lease_lost";
    public const string Stopping = "stopping";

    private static readonly ActivitySource Activities = new(BaloanDiagnostics.ActivitySourceName);

    private readonly Counter<long> _stored;
    private readonly Counter<long> _runs;
    private readonly Histogram<double> _delay;
    private readonly UpDownCounter<long> _hanging;

    public InboxTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(BaloanDiagnostics.MeterName);
        _stored = meter.CreateCounter<long>("baloan.inbox.stored", "{callback}", "Call backs that were stored, by state.");
        _runs = meter.CreateCounter<long>("baloan.inbox.runs", "{run}", "Runs of the handler, by outcome and state.");
        _delay = meter.CreateHistogram<double>("baloan.inbox.delay", "s", "From the storing of a call back to the end of its handling.");
        _hanging = meter.CreateUpDownCounter<long>("baloan.inbox.hanging", "{handler}", "Handlers that run on after they were left behind.");
    }

    public static Activity? Start(StoredCallback callback)
    {
        var activity = Activities.StartActivity("baloan inbox handle");
        activity?.SetTag("baloan.loan.id", callback.LoanId.ToString("D"));
        activity?.SetTag("baloan.loan.state", NameOf(callback.State));
        return activity;
    }

    public void Stored(StoredCallback callback) => _stored.Add(1, new KeyValuePair<string, object?>("baloan.loan.state", NameOf(callback.State)));

    public void Ran(StoredCallback callback, string outcome, Activity? activity)
    {
        _runs.Add(1, new("baloan.callback.outcome", outcome), new("baloan.loan.state", NameOf(callback.State)));
        activity?.SetTag("baloan.callback.outcome", outcome);
        if (outcome is Failed or Dead)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Delayed(TimeSpan delay) => _delay.Record(delay.TotalSeconds);

    public void Hangs(int change) => _hanging.Add(change);

    // Anybody may send any other, and each would make a time series of its own.
    private static string NameOf(LoanState state) => state.IsDocumented ? state.Value : "_OTHER";
}
