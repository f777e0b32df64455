using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>The rounds of contenders that had their turns one after the other. The first contender is the baseline.</summary>
/// <param name="Names">The contenders.</param>
/// <param name="Rounds">Of each contender, in the order of time.</param>
internal sealed record LoadComparison(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<LoadRound>> Rounds)
{
    public double Typical(int contender, Func<LoadRound, double> figure) => Figure.Median(Rounds[contender].Select(figure));

    /// <summary>To the baseline, round by round: what slows the machine for a while slows both.</summary>
    public string Ratio(int contender, Func<LoadRound, double> figure) =>
        Figure.Ratio(Figure.Median(Rounds[contender].Zip(Rounds[0], (mine, baseline) => figure(mine) / figure(baseline))), 1);
}
