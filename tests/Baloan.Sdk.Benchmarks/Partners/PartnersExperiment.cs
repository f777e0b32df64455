using Baloan.Sdk.Benchmarks.Growth;
using Baloan.Sdk.Benchmarks.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Partners;

/// <summary>What thousands of partners cost: the memory that is held, the way to a client, and what it adds to a call.</summary>
internal sealed class PartnersExperiment : Experiment
{
    private const int InUse = 100;
    private const int Rounds = 7;

    public override string Name => "partners";

    public override string Description => "Memory and calls of an application with thousands of partners, a hundred of them in use at once.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var (partners, asks) = isQuick ? (1_000, 100_000) : (10_000, 2_000_000);
        var memory = new Table($"{Figure.Count(partners)} partners call once, {InUse} of them go on", "Clients kept", "Memory held", "by a client that is kept");
        foreach (var kept in new[] { InUse, 1_000, partners }.Distinct())
        {
            var held = await HeldAsync(partners, kept, cancellationToken);
            memory.Add($"`MaxClients` {Figure.Count(kept)}", Figure.Count(kept), Figure.Megabytes(held), Figure.Bytes(held / kept));
        }

        var way = new Table("The way to a client that is there", "Time", "Allocated");
        foreach (var callers in new[] { 1, Environment.ProcessorCount, Environment.ProcessorCount * 8 })
        {
            var cost = await AskAsync(callers, asks, cancellationToken);
            way.Add(callers == 1 ? "1 caller" : $"{Figure.Count(callers)} callers at once", Figure.Nanoseconds(cost.Microseconds * 1000), Figure.Bytes(Math.Round(cost.Bytes)));
        }

        return new Report { Tables = { memory, way, await CallsAsync(isQuick ? 200 : 2_000, cancellationToken) } };
    }

    private static async Task<double> HeldAsync(int partners, int kept, CancellationToken cancellationToken)
    {
        await using var container = ManyPartners.Build(kept);
        var clients = container.GetRequiredService<IBaloanClientFactory>();
        await CallAsync(clients, "the-first-of-all", cancellationToken);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < partners; number++)
        {
            await CallAsync(clients, $"shop-{number}", cancellationToken);
            await CallAsync(clients, $"shop-{number % InUse}", cancellationToken);
        }

        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static async Task<Cost> AskAsync(int callers, int asks, CancellationToken cancellationToken)
    {
        await using var container = ManyPartners.Build(InUse);
        var clients = container.GetRequiredService<IBaloanClientFactory>();
        string[] keys = [.. Enumerable.Range(0, InUse).Select(number => $"shop-{number}")];
        foreach (var key in keys)
        {
            await CallAsync(clients, key, cancellationToken);
        }

        List<Cost> costs = [];
        for (var round = 0; round < Rounds; round++)
        {
            var cost = await Cost.OfAsync(
                token => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => AskOftenAsync(clients, keys, asks, token), token))), cancellationToken);
            costs.Add(cost / asks / callers);
        }

        return Cost.Median(costs);
    }

    private static async Task AskOftenAsync(IBaloanClientFactory clients, string[] keys, int asks, CancellationToken cancellationToken)
    {
        for (var ask = 0; ask < asks; ask++)
        {
            await clients.GetAsync(keys[ask % keys.Length], cancellationToken);
        }
    }

    /// <summary>A call by a client that is held, and one by a client that is asked for each time.</summary>
    private static async Task<Table> CallsAsync(int calls, CancellationToken cancellationToken)
    {
        await using var container = ManyPartners.Build(InUse);
        var clients = container.GetRequiredService<IBaloanClientFactory>();
        var held = await clients.GetAsync("shop", cancellationToken);
        List<Cost> ofHeld = [], ofAsked = [];
        for (var round = 0; round < Rounds; round++)
        {
            ofHeld.Add(await Cost.OfAsync(token => RepeatAsync(calls, () => CallAsync(held, token)), cancellationToken) / calls);
            ofAsked.Add(await Cost.OfAsync(token => RepeatAsync(calls, () => CallAsync(clients, "shop", token)), cancellationToken) / calls);
        }

        var table = new Table("A call that lists the policies", "Time", "Allocated");
        var (heldCost, askedCost) = (Cost.Median(ofHeld), Cost.Median(ofAsked));
        table.Add("by a client that is held", Figure.Microseconds(heldCost.Microseconds), Figure.Bytes(heldCost.Bytes));
        table.Add("by a client that is asked for each time", Figure.Microseconds(askedCost.Microseconds), Figure.Bytes(askedCost.Bytes));
        return table;
    }

    private static async Task RepeatAsync(int calls, Func<Task> callAsync)
    {
        for (var call = 0; call < calls; call++)
        {
            await callAsync();
        }
    }

    private static async Task CallAsync(IBaloanClientFactory clients, string key, CancellationToken cancellationToken) =>
        await (await clients.GetAsync(key, cancellationToken)).Policies.ListAsync(cancellationToken);

    private static async Task CallAsync(IBaloanClient client, CancellationToken cancellationToken) => await client.Policies.ListAsync(cancellationToken);
}
