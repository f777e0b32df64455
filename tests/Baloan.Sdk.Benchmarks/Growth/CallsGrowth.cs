using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Gateway;
using Baloan.Sdk.Benchmarks.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>Whether a client's calls grow dearer, or the memory that it holds larger, with the calls that it has made.</summary>
/// <param name="rounds">In each, every number of calls has its turn.</param>
/// <param name="counts">The numbers of calls.</param>
internal sealed class CallsGrowth(int rounds, IReadOnlyList<int> counts)
{
    // Few calls are made by many new clients, so that they are enough together to be measured; but no more clients at once than a cache holds.
    private const int CallsPerTurn = 5000;
    private const int MostClients = 50;
    private const int MostBatches = 10;

    private readonly List<Turn>[] _turns = [.. counts.Select(_ => new List<Turn>())];
    private readonly List<double>[] _memory = [.. counts.Select(_ => new List<double>())];

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        // First the memory: what the many clients of the turns leave behind takes the collector a while.
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < counts.Count; index++)
            {
                _memory[index].Add(await MemoryAfterAsync(counts[index], cancellationToken));
            }
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < counts.Count; index++)
            {
                _turns[index].Add(await TakeTurnAsync(counts[index], isRawFirst: round % 2 == 0, cancellationToken));
            }
        }
    }

    public Table ToTable()
    {
        var table = new Table("Calls of one client", "Time of a call", "to raw", "Bytes of a call", "Managed memory after them");
        for (var index = 0; index < counts.Count; index++)
        {
            var cost = Cost.Median([.. _turns[index].Select(turn => turn.Sdk)]);
            table.Add(
                Figure.Count(counts[index]),
                Figure.Microseconds(cost.Microseconds),
                Figure.Ratio(Figure.Median(_turns[index].Select(turn => turn.Sdk.Microseconds / turn.Raw.Microseconds)), 1),
                Figure.Bytes(cost.Bytes),
                Figure.Megabytes(Figure.Median(_memory[index])));
        }

        return table;
    }

    public Plot ToPlot()
    {
        var plot = new Plot("growth-calls.svg", "Processor time of a call, by the calls of one client", "calls", "µs a call") { IsLogarithmic = true };
        plot.Add(ContenderName.Sdk, Points(turn => turn.Sdk));
        plot.Add(ContenderName.Raw, Points(turn => turn.Raw));
        return plot;
    }

    private static async Task<double> MemoryAfterAsync(int calls, CancellationToken cancellationToken)
    {
        await using var container = BuildContainer();
        await CallAsync(Clients(container), calls, cancellationToken);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<Turn> TakeTurnAsync(int calls, bool isRawFirst, CancellationToken cancellationToken)
    {
        var clients = Math.Clamp(CallsPerTurn / calls, 1, MostClients);
        var batches = Math.Clamp(CallsPerTurn / calls / clients, 1, MostBatches);
        Cost raw = default;
        Cost sdk = default;
        for (var batch = 0; batch < batches; batch++)
        {
            raw += isRawFirst ? await CallRawAsync(clients, calls, cancellationToken) : default;
            sdk += await CallSdkAsync(clients, calls, cancellationToken);
            raw += isRawFirst ? default : await CallRawAsync(clients, calls, cancellationToken);
        }

        return new Turn(raw / batches, sdk / batches);
    }

    private static Task<Cost> CallRawAsync(int clients, int calls, CancellationToken cancellationToken)
    {
        var raw = Enumerable.Range(0, clients).Select(_ => CannedClients.CreateRaw(CannedGateway.Policies));
        return CallAsync([.. raw.Select(client => (Func<CancellationToken, Task>)client.ListPoliciesAsync)], calls, cancellationToken);
    }

    private static async Task<Cost> CallSdkAsync(int clients, int calls, CancellationToken cancellationToken)
    {
        ServiceProvider[] containers = [.. Enumerable.Range(0, clients).Select(_ => BuildContainer())];
        var cost = await CallAsync(Clients(containers), calls, cancellationToken);
        foreach (var container in containers)
        {
            await container.DisposeAsync();
        }

        return cost;
    }

    private static ServiceProvider BuildContainer() => CannedClients.Build(CannedGateway.Policies, Options.DefaultName);

    private static Func<CancellationToken, Task>[] Clients(params ServiceProvider[] containers) =>
        [.. containers.Select(container => container.GetRequiredService<IBaloanClient>()).Select(client => (Func<CancellationToken, Task>)client.Policies.ListAsync)];

    private static async Task<Cost> CallAsync(Func<CancellationToken, Task>[] clients, int calls, CancellationToken cancellationToken)
    {
        // The first call builds what a client needs once, and fetches the token.
        foreach (var client in clients)
        {
            await client(cancellationToken);
        }

        var cost = await Cost.OfAsync(
            async token =>
            {
                foreach (var client in clients)
                {
                    for (var made = 0; made < calls; made++)
                    {
                        await client(token);
                    }
                }
            },
            cancellationToken);
        return cost / clients.Length / calls;
    }

    private IEnumerable<(double X, double Y)> Points(Func<Turn, Cost> contender) =>
        counts.Select((count, index) => ((double)count, Figure.Median(_turns[index].Select(turn => contender(turn).Microseconds))));

    private sealed record Turn(Cost Raw, Cost Sdk);
}
