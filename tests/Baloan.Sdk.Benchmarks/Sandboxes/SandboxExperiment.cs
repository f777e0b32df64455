using Baloan.Sdk.Benchmarks.Load;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Sandboxes;

/// <summary>How many requests the sandbox answers.</summary>
internal sealed class SandboxExperiment : Experiment
{
    private const int Callers = 16;
    private const string Root = "/api/v1/partnership/";

    public override string Name => "sandbox";

    public override string Description => "Requests per second that the sandbox answers, in a process of its own.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var plan = isQuick
            ? new LoadPlan(2, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5))
            : new LoadPlan(12, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(5));
        await using var sandbox = await PreparedSandbox.StartAsync(cancellationToken);
        using var policies = await ReadAsync("list the policies", sandbox, "loan-policies", cancellationToken);
        using var contract = await ReadAsync("get a contract", sandbox, $"loan/{sandbox.LoanId}/contract/", cancellationToken);
        using var loans = await OpenLoansAsync(sandbox, cancellationToken);
        return Report(await plan.RunAsync(Name, [policies, contract, loans], cancellationToken));
    }

    private static async Task<Contender> ReadAsync(string name, PreparedSandbox sandbox, string path, CancellationToken cancellationToken)
    {
        List<ICaller> callers = [];
        while (callers.Count < Callers)
        {
            var request = new PreparedRequest(sandbox.Address, "GET", Root + path, sandbox.Token);
            callers.Add(await PreparedCaller.OpenAsync(sandbox.Address, request, 200, change: null, cancellationToken));
        }

        return new Contender(name, callers, () => sandbox.ProcessorTime);
    }

    private static async Task<Contender> OpenLoansAsync(PreparedSandbox sandbox, CancellationToken cancellationToken)
    {
        const string phone = "09000000000";
        const string person = "0700000000";
        const int digits = 8;
        const string json = $$"""{"phone_number":"{{phone}}","national_identifier":"{{person}}","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1}""";
        List<ICaller> callers = [];
        for (var caller = 0; caller < Callers; caller++)
        {
            var request = new PreparedRequest(sandbox.Address, "POST", Root + "loan/", sandbox.Token, json);
            var phoneEnd = request.Find(phone) + phone.Length;
            var personEnd = request.Find(person) + person.Length;

            // Each loan has an applicant of its own, or the credit of one would soon be used up.
            var applicant = caller * 1_000_000L;
            callers.Add(await PreparedCaller.OpenAsync(sandbox.Address, request, 201, Next, cancellationToken));

            void Next(PreparedRequest request)
            {
                applicant++;
                request.Write(phoneEnd - digits, digits, applicant);
                request.Write(personEnd - digits, digits, applicant);
            }
        }

        return new Contender("open a loan", callers, () => sandbox.ProcessorTime);
    }

    private static Report Report(LoadComparison comparison)
    {
        var table = new Table($"Sandbox, {Callers} callers", "Requests/s", "p50", "p99", "Its processor time a request");
        for (var contender = 0; contender < comparison.Names.Count; contender++)
        {
            table.Add(
                comparison.Names[contender],
                Figure.Count(comparison.Typical(contender, round => round.CallsPerSecond)),
                Figure.Microseconds(comparison.Typical(contender, round => round.TypicalLatency)),
                Figure.Microseconds(comparison.Typical(contender, round => round.TailLatency)),
                Figure.Microseconds(comparison.Typical(contender, round => round.ProcessorTimePerCall)));
        }

        return new Report { Tables = { table } };
    }
}
