using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Processes;
using Baloan.Sdk.Benchmarks.Reporting;
using Baloan.Sdk.Benchmarks.Sandboxes;

namespace Baloan.Sdk.Benchmarks.StartUp;

/// <summary>How long after the start of a process its first call is answered, and how large it is as native code.</summary>
internal sealed class StartUpExperiment : Experiment
{
    private const string Baseline = "Raw";

    // The projects under tests/StartUp, and what they are called in the tables.
    private static readonly (string Contender, string Title)[] Contenders =
    [
        (Baseline, ContenderName.Raw),
        ("Sdk", ContenderName.Sdk),
        ("Refit", ContenderName.Refit),
        ("Polly", "raw, in a Polly pipeline"),
        ("Resilience", "raw, with the standard resilience handler"),
    ];

    private static readonly string[] ReadyToRun = [Baseline, "Sdk"];
    private static readonly string[] Native = [Baseline, "Sdk", "Refit"];

    public override string Name => "startup";

    public override string Description => "Time from the start of a process to its first answered call, as an ordinary application and as native code, and the size of the latter.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        List<StartUpApplication> applications =
        [
            .. await PublishAsync(PublishForm.FrameworkDependent, [.. Contenders.Select(contender => contender.Contender)], cancellationToken),
            .. await PublishAsync(PublishForm.ReadyToRun, ReadyToRun, cancellationToken),
        ];
        var native = isQuick ? await LeaveOutAsync("takes longer to build than a quick run may") : await PublishNativeAsync(cancellationToken);
        applications.AddRange(native);

        await using var sandbox = await ServerProcess.StartSandboxAsync([], cancellationToken);
        await WarmUpAsync(sandbox.Address, cancellationToken);
        var rounds = new StartUpRounds(applications);
        await Console.Error.WriteLineAsync($"{Name}: rounds of {applications.Count} applications");
        await rounds.MeasureAsync(isQuick ? 5 : 25, sandbox.Address, cancellationToken);

        var report = new Report { Tables = { OrdinaryTable(rounds) } };
        if (native.Count > 0)
        {
            report.Tables.Add(NativeTable(rounds));
            report.Tables.Add(SizeTable(native));
        }

        return report;
    }

    private async Task<List<StartUpApplication>> PublishAsync(PublishForm form, IReadOnlyList<string> contenders, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync($"{Name}: publishing {string.Join(", ", contenders)} ({form})");
        return await Publisher.PublishAsync(form, contenders, cancellationToken);
    }

    // A machine may lack what links native code.
    private async Task<List<StartUpApplication>> PublishNativeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await PublishAsync(PublishForm.NativeAot, Native, cancellationToken);
        }
        catch (PublishException exception)
        {
            return await LeaveOutAsync(exception.Message);
        }
    }

    private async Task<List<StartUpApplication>> LeaveOutAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"{Name}: native code is left out: {reason}");
        return [];
    }

    private static async Task WarmUpAsync(Uri gateway, CancellationToken cancellationToken)
    {
        const int calls = 300;
        using var http = new HttpClient { BaseAddress = gateway };
        for (var call = 0; call < calls; call++)
        {
            var client = new RawClient(http, await RawClient.LogInAsync(http, SandboxPartner.Username, SandboxPartner.Password, cancellationToken));
            await client.ListPoliciesAsync(cancellationToken);
        }
    }

    private static Table OrdinaryTable(StartUpRounds rounds)
    {
        var table = new Table("From start to first answer", "Framework-dependent", "to raw", "The same, ReadyToRun", "to raw");
        foreach (var (contender, title) in Contenders)
        {
            table.Add([
                title,
                .. rounds.Cells(contender, PublishForm.FrameworkDependent, Baseline),
                .. rounds.Cells(contender, PublishForm.ReadyToRun, Baseline),
            ]);
        }

        return table;
    }

    private static Table NativeTable(StartUpRounds rounds)
    {
        var table = new Table("From start to first answer", "Native AOT", "to raw");
        foreach (var contender in Native)
        {
            table.Add([TitleOf(contender), .. rounds.Cells(contender, PublishForm.NativeAot, Baseline)]);
        }

        return table;
    }

    private static Table SizeTable(List<StartUpApplication> native)
    {
        var table = new Table("Size of the executable", "Native AOT", "to raw");
        foreach (var application in native)
        {
            table.Add(
                TitleOf(application.Contender),
                Figure.Megabytes(application.Executable.Length),
                Figure.Ratio(application.Executable.Length, native[0].Executable.Length));
        }

        return table;
    }

    private static string TitleOf(string contender) => Contenders.Single(entry => entry.Contender == contender).Title;
}
