using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>Traces and counts call backs under the names of the client, so that an application that listens to it sees both.</summary>
internal sealed class CallbackTelemetry(IMeterFactory meters)
{
    private static readonly ActivitySource Activities = new(BaloanDiagnostics.ActivitySourceName);

    private readonly Counter<long> _count = meters
        .Create(BaloanDiagnostics.MeterName)
        .CreateCounter<long>("baloan.callbacks", "{callback}", "Call backs, by outcome and state.");

    /// <summary>The activity in which a call back is handled.</summary>
    public static Activity? Start(LoanCallback callback)
    {
        var activity = Activities.StartActivity("baloan call back");
        activity?.SetTag("baloan.loan.id", callback.LoanId.ToString("D"));
        activity?.SetTag("baloan.loan.state", NameOf(callback.State));
        return activity;
    }

    public void Count(CallbackAnswer answer, LoanCallback? callback, Activity? activity)
    {
        if (_count.Enabled)
        {
            var tags = new TagList { { "baloan.callback.outcome", answer.Outcome } };
            if (callback is not null)
            {
                tags.Add("baloan.loan.state", NameOf(callback.State));
            }

            _count.Add(1, tags);
        }

        activity?.SetTag("baloan.callback.outcome", answer.Outcome);
        if (answer.Status >= 500)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    // Anybody may send any other, and each would make a time series of its own.
    private static string NameOf(LoanState state) => state.IsDocumented ? state.Value : "_OTHER";
}
