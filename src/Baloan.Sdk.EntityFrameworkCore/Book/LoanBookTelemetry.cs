using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Baloan.Sdk;

/// <summary>Traces and counts what the book does, under the names of the client. No reference stands in it.</summary>
internal sealed class LoanBookTelemetry(IMeterFactory meters)
{
    public const string Opened = "opened";
    public const string Known = "known";
    public const string NotOpened = "not_opened";
    public const string Unknown = "unknown";
    public const string Conflict = "conflict";
    public const string Failed = "failed";

    private const string OutcomeTag = "baloan.loan_book.outcome";

    private static readonly ActivitySource Activities = new(BaloanDiagnostics.ActivitySourceName);

    private readonly Counter<long> _opens = meters
        .Create(BaloanDiagnostics.MeterName)
        .CreateCounter<long>("baloan.loan_book.opens", "{loan}", "Loans asked of the book, by what came of it.");

    /// <summary>The activity in which a loan is opened.</summary>
    public static Activity? Start(string clientName)
    {
        try
        {
            return Activities.StartActivity("baloan loan book open")?.SetTag("baloan.client", clientName);
        }
#pragma warning disable CA1031 // Whatever a listener throws, it must not keep a loan from being opened.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    public void Count(string clientName, string outcome, Activity? activity)
    {
        _opens.Add(1, new("baloan.client", clientName), new(OutcomeTag, outcome));
        activity?.SetTag(OutcomeTag, outcome);
        if (outcome is Unknown or Failed)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
