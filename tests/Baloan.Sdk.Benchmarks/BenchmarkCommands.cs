using System.CommandLine;
using Baloan.Sdk.Benchmarks.Books;
using Baloan.Sdk.Benchmarks.Callbacks;
using Baloan.Sdk.Benchmarks.Calls;
using Baloan.Sdk.Benchmarks.Dashboard;
using Baloan.Sdk.Benchmarks.Growth;
using Baloan.Sdk.Benchmarks.Loopback;
using Baloan.Sdk.Benchmarks.Memory;
using Baloan.Sdk.Benchmarks.Partners;
using Baloan.Sdk.Benchmarks.Parts;
using Baloan.Sdk.Benchmarks.Reporting;
using Baloan.Sdk.Benchmarks.Sandboxes;
using Baloan.Sdk.Benchmarks.StartUp;
using Baloan.Sdk.Benchmarks.Steady;

namespace Baloan.Sdk.Benchmarks;

/// <summary>The command line: a command for each experiment.</summary>
internal static class BenchmarkCommands
{
    private static readonly Experiment[] Experiments =
    [
        new CallsExperiment(),
        new PartsExperiment(),
        new LoopbackExperiment(),
        new StartUpExperiment(),
        new GrowthExperiment(),
        new MemoryExperiment(),
        new PartnersExperiment(),
        new SteadyExperiment(),
        new CallbacksExperiment(),
        new SandboxExperiment(),
        new DashboardExperiment(),
        new BooksExperiment(),
    ];

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "Few and short rounds: enough to see what a change costs while working on it.",
        Recursive = true,
    };

    private static readonly Option<bool> Write = new("--write")
    {
        Description = $"Puts the results into {PerformancePage.RelativePath}.",
        Recursive = true,
    };

    public static ParseResult Parse(string[] args)
    {
        var command = new RootCommand("Measures what the client costs.") { Quick, Write };
        foreach (var experiment in Experiments)
        {
            var subcommand = new Command(experiment.Name, experiment.Description);
            subcommand.SetAction((result, cancellationToken) => RunAsync([experiment], result, cancellationToken));
            command.Subcommands.Add(subcommand);
        }

        var all = new Command("all", "Every experiment, one after the other.");
        all.SetAction((result, cancellationToken) => RunAsync(Experiments, result, cancellationToken));
        command.Subcommands.Add(all);
        command.Subcommands.Add(CallbackServer.CreateCommand());
        command.Subcommands.Add(BooksServer.CreateCommand());
        return command.Parse(args);
    }

    private static async Task RunAsync(IEnumerable<Experiment> experiments, ParseResult result, CancellationToken cancellationToken)
    {
        foreach (var experiment in experiments)
        {
            var report = await experiment.RunAsync(result.GetValue(Quick), cancellationToken);
            Console.WriteLine();
            Console.WriteLine(report.ToMarkdown());
            if (result.GetValue(Write))
            {
                PerformancePage.Put(experiment.Name, report);
            }
        }
    }
}
