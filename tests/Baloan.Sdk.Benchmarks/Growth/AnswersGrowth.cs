using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>Whether a long answer costs more for each of its parts than a short one.</summary>
/// <param name="rounds">In each, every answer has its turn.</param>
/// <param name="unit">What the parts are called.</param>
/// <param name="answers">The answers; the first holds as good as nothing, and is what every call costs.</param>
internal sealed class AnswersGrowth(int rounds, string unit, IReadOnlyList<SizedAnswer> answers)
{
    private const int BytesPerTurn = 4 * 1024 * 1024;
    private const int MostCallsPerTurn = 1000;

    private readonly List<Turn>[] _turns = [.. answers.Select(_ => new List<Turn>())];

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var containers = answers.Select(answer => CannedClients.Build(answer.Body, Options.DefaultName)).ToArray();

        // The round before the first lets the pools grow as large as the answers need.
        for (var round = -1; round < rounds; round++)
        {
            for (var index = 0; index < answers.Count; index++)
            {
                var turn = await TakeTurnAsync(answers[index], containers[index].GetRequiredService<IBaloanClient>().Policies, cancellationToken);
                if (round >= 0)
                {
                    _turns[index].Add(turn);
                }
            }
        }

        foreach (var container in containers)
        {
            await container.DisposeAsync();
        }
    }

    public Table ToTable(string title)
    {
        var table = new Table(title, "Time of a call", "to raw", "Bytes of a call", $"Time of a {unit}", $"Bytes of a {unit}");
        for (var index = 0; index < answers.Count; index++)
        {
            var cost = Cost.Median([.. _turns[index].Select(turn => turn.Sdk)]);
            var part = Cost.Median(Parts(index, turn => turn.Sdk));
            var hasParts = index > 0 && !answers[index].IsRefused;
            table.Add(
                answers[index].Name,
                Figure.Microseconds(cost.Microseconds),
                answers[index].IsRefused ? "–" : Figure.Ratio(Figure.Median(_turns[index].Select(turn => turn.Sdk.Microseconds / turn.Raw.Microseconds)), 1),
                Figure.Bytes(cost.Bytes),
                hasParts ? Figure.Microseconds(part.Microseconds) : "–",
                hasParts ? Figure.Bytes(part.Bytes) : "–");
        }

        return table;
    }

    public Plot ToPlot(string fileName, string title, string xTitle)
    {
        var plot = new Plot(fileName, title, xTitle, $"µs a {unit}") { IsLogarithmic = true };
        plot.Add(ContenderName.Sdk, Points(turn => turn.Sdk));
        plot.Add(ContenderName.Raw, Points(turn => turn.Raw));
        return plot;
    }

    // The hand-written client has no cap: it has no turn with what this client must refuse.
    private static async Task<Turn> TakeTurnAsync(SizedAnswer answer, IPoliciesClient policies, CancellationToken cancellationToken)
    {
        var calls = Math.Clamp(BytesPerTurn / answer.Body.Length, 1, MostCallsPerTurn);
        return answer.IsRefused
            ? new Turn(default, await CallAsync(token => BeRefusedAsync(policies, token), calls, cancellationToken))
            : new Turn(
                await CallAsync(CannedClients.CreateRaw(answer.Body).ListPoliciesAsync, calls, cancellationToken),
                await CallAsync(policies.ListAsync, calls, cancellationToken));
    }

    private static async Task BeRefusedAsync(IPoliciesClient policies, CancellationToken cancellationToken)
    {
        try
        {
            await policies.ListAsync(cancellationToken);
        }
        catch (BaloanResponseException)
        {
            return;
        }

        throw new InvalidOperationException("An answer above the cap was read.");
    }

    private static async Task<Cost> CallAsync(Func<CancellationToken, Task> call, int calls, CancellationToken cancellationToken)
    {
        // What was left behind before is not this turn's to collect.
        GC.Collect();
        var cost = await Cost.OfAsync(
            async token =>
            {
                for (var made = 0; made < calls; made++)
                {
                    await call(token);
                }
            },
            cancellationToken);
        return cost / calls;
    }

    // What a part costs beyond what every call costs, in each round.
    private Cost[] Parts(int index, Func<Turn, Cost> contender) =>
        [.. _turns[index].Zip(_turns[0], (turn, least) => (contender(turn) - contender(least)) / (answers[index].Units - answers[0].Units))];

    private IEnumerable<(double X, double Y)> Points(Func<Turn, Cost> contender) =>
        Enumerable.Range(1, answers.Count - 1)
            .Where(index => !answers[index].IsRefused)
            .Select(index => (answers[index].Units, Cost.Median(Parts(index, contender)).Microseconds));

    private sealed record Turn(Cost Raw, Cost Sdk);
}
