using Baloan.Sdk.Benchmarks.Gateway;
using Baloan.Sdk.Benchmarks.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>Whether one of many clients in a container costs more than one of few.</summary>
/// <param name="rounds">In each, every number of clients has its turn.</param>
/// <param name="counts">The numbers of clients.</param>
internal sealed class ClientsGrowth(int rounds, IReadOnlyList<int> counts)
{
    private const int CallsPerClient = 20;

    private static readonly string[] Others = ["other-1", "other-2", "other-3"];

    private readonly List<Turn>[] _turns = [.. counts.Select(_ => new List<Turn>())];

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < counts.Count; index++)
            {
                _turns[index].Add(await TakeTurnAsync(counts[index], cancellationToken));
            }
        }
    }

    public Table ToTable()
    {
        var table = new Table(
            "Named clients in a container", "Time to build one and make its first call", "Bytes allocated for that", "Memory one holds", "Time of a call", "Bytes of a call");
        for (var index = 0; index < counts.Count; index++)
        {
            var build = Cost.Median([.. _turns[index].Select(turn => turn.Build)]);
            var call = Cost.Median([.. _turns[index].Select(turn => turn.Call)]);
            table.Add(
                Figure.Count(counts[index]),
                Figure.Microseconds(build.Microseconds),
                Figure.Bytes(build.Bytes),
                Figure.Bytes(Figure.Median(_turns[index].Select(turn => turn.Held))),
                Figure.Microseconds(call.Microseconds),
                Figure.Bytes(call.Bytes));
        }

        return table;
    }

    // However few clients are in a container, a turn has as many of them: by so many containers.
    private async Task<Turn> TakeTurnAsync(int count, CancellationToken cancellationToken)
    {
        string[] names = [.. Enumerable.Range(1, count).Select(number => $"shop-{number}")];
        List<ServiceProvider> containers = [];
        for (var container = 0; container < counts.Max() / count; container++)
        {
            containers.Add(await BuildAsync(names, cancellationToken));
        }

        var clients = containers.Count * count;
        List<IBaloanClient> built = new(clients);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var build = await Cost.OfAsync(token => ResolveAsync(containers, names, built, token), cancellationToken);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var call = await Cost.OfAsync(token => CallAsync(built, token), cancellationToken);
        foreach (var container in containers)
        {
            await container.DisposeAsync();
        }

        return new Turn(build / clients, (double)held / clients, call / clients / CallsPerClient);
    }

    // A few clients more are there from the start: what all clients of a container share is not the first one's cost.
    private static async Task<ServiceProvider> BuildAsync(string[] names, CancellationToken cancellationToken)
    {
        var container = CannedClients.Build(CannedGateway.Policies, [.. names, .. Others]);
        await ResolveAsync([container], Others, [], cancellationToken);
        return container;
    }

    private static async Task ResolveAsync(
        List<ServiceProvider> containers, string[] names, List<IBaloanClient> built, CancellationToken cancellationToken)
    {
        foreach (var container in containers)
        {
            foreach (var name in names)
            {
                var client = container.GetRequiredKeyedService<IBaloanClient>(name);
                await client.Policies.ListAsync(cancellationToken);
                built.Add(client);
            }
        }
    }

    private static async Task CallAsync(List<IBaloanClient> clients, CancellationToken cancellationToken)
    {
        for (var made = 0; made < CallsPerClient; made++)
        {
            foreach (var client in clients)
            {
                await client.Policies.ListAsync(cancellationToken);
            }
        }
    }

    private sealed record Turn(Cost Build, double Held, Cost Call);
}
