using System.Globalization;

namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>How long contenders are compared: all of them are warmed up, then each has its turn in every round.</summary>
internal sealed record LoadPlan(int Rounds, TimeSpan RoundTime, TimeSpan WarmUpTime)
{
    public async Task<LoadComparison> RunAsync(string title, IReadOnlyList<Contender> contenders, CancellationToken cancellationToken)
    {
        foreach (var contender in contenders)
        {
            await contender.RunAsync(WarmUpTime, cancellationToken);
        }

        var rounds = contenders.Select(_ => new List<LoadRound>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                // There and back, so that none always follows the same one.
                var index = round % 2 == 0 ? turn : contenders.Count - 1 - turn;
                rounds[index].Add(await contenders[index].RunAsync(RoundTime, cancellationToken));
            }
        }

        var comparison = new LoadComparison([.. contenders.Select(contender => contender.Name)], rounds);
        var rates = comparison.Names.Select((name, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{name} {comparison.Typical(index, round => round.CallsPerSecond):N0}/s"));
        await Console.Error.WriteLineAsync($"{title}: {string.Join(", ", rates)}");
        return comparison;
    }
}
