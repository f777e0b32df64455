using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Calls;

/// <summary>What one call costs, by every client.</summary>
internal sealed class CallsExperiment : Experiment
{
    public override string Name => "calls";

    public override string Description => "Time and bytes of one call: hand-written code, this client, Refit, RestSharp, Flurl, the standard resilience handler.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        await QuickComparison.RunAsync();
        return new Report();
    }
}
