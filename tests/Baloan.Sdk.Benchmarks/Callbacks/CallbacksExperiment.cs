using Baloan.Sdk.Benchmarks.Load;
using Baloan.Sdk.Benchmarks.Processes;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Callbacks;

/// <summary>What the call-back endpoint costs a partner's server, beside one that only reads the body.</summary>
internal sealed class CallbacksExperiment : Experiment
{
    public override string Name => "callbacks";

    public override string Description => "Requests per second and processor time of the call-back endpoint, beside a bare minimal-API endpoint.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var plan = isQuick
            ? new LoadPlan(4, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2))
            : new LoadPlan(15, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        await using var bareServer = await StartAsync(CallbackServer.Bare, cancellationToken);
        await using var server = await StartAsync(CallbackServer.Endpoint, cancellationToken);
        const string path = $"{CallbackServer.Path}/{CallbackServer.Secret}";
        using var bare = await CallbackCallers.PrepareAsync("bare minimal-API endpoint", bareServer, CallbackServer.Path, areNew: true, cancellationToken);
        using var news = await CallbackCallers.PrepareAsync("this endpoint, each loan new", server, path, areNew: true, cancellationToken);
        using var repeats = await CallbackCallers.PrepareAsync("this endpoint, repeats of what was handled", server, path, areNew: false, cancellationToken);
        return Report(await plan.RunAsync(Name, [bare, news, repeats], cancellationToken));
    }

    private static Task<ServerProcess> StartAsync(string kind, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(typeof(CallbackServer).Assembly.Location, [CallbackServer.CommandName, kind], cancellationToken);

    private static Report Report(LoadComparison comparison)
    {
        var table = new Table($"Endpoint, {CallbackCallers.Count} callers", "Requests/s", "to bare", "Processor time a request", "to bare", "p50", "p99");
        for (var contender = 0; contender < comparison.Names.Count; contender++)
        {
            table.Add(
                comparison.Names[contender],
                Figure.Count(comparison.Typical(contender, round => round.CallsPerSecond)),
                comparison.Ratio(contender, round => round.CallsPerSecond),
                Figure.Microseconds(comparison.Typical(contender, round => round.ProcessorTimePerCall)),
                comparison.Ratio(contender, round => round.ProcessorTimePerCall),
                Figure.Microseconds(comparison.Typical(contender, round => round.TypicalLatency)),
                Figure.Microseconds(comparison.Typical(contender, round => round.TailLatency)));
        }

        return new Report { Tables = { table } };
    }
}
