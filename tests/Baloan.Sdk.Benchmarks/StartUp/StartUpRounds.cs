using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.StartUp;

/// <summary>The applications' times, in rounds in which each of them is started once.</summary>
internal sealed class StartUpRounds(IReadOnlyList<StartUpApplication> applications)
{
    private readonly List<double>[] _times = [.. applications.Select(_ => new List<double>())];

    public async Task MeasureAsync(int rounds, Uri gateway, CancellationToken cancellationToken)
    {
        // The round before the first brings the files into memory.
        for (var round = -1; round < rounds; round++)
        {
            for (var turn = 0; turn < applications.Count; turn++)
            {
                // There and back, so that none always follows the same one.
                var index = round % 2 == 0 ? turn : applications.Count - 1 - turn;
                var time = await applications[index].RunAsync(gateway, cancellationToken);
                if (round >= 0)
                {
                    _times[index].Add(time);
                }
            }
        }
    }

    /// <summary>The time to the first answer, and its ratio to the baseline's in the same form; two dashes when it was not measured.</summary>
    public string[] Cells(string contender, PublishForm form, string baseline) =>
        TimesOf(contender, form) is { } times && TimesOf(baseline, form) is { } baselineTimes
            ? [Figure.Milliseconds(Figure.Median(times)), Figure.Ratio(Figure.Median(times.Zip(baselineTimes, (mine, theirs) => mine / theirs)), 1)]
            : ["–", "–"];

    private List<double>? TimesOf(string contender, PublishForm form)
    {
        var index = applications.Index().FirstOrDefault(entry => entry.Item.Contender == contender && entry.Item.Form == form, (-1, null!)).Index;
        return index < 0 ? null : _times[index];
    }
}
