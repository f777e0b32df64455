using System.Diagnostics;
using System.Globalization;

namespace Baloan.Sdk.Benchmarks.Calls;

/// <summary>
/// The same calls in interleaved rounds, by the processor time of the whole process: steady enough on a busy machine to see
/// what a change costs while working on it.
/// </summary>
internal static class QuickComparison
{
    private const int Rounds = 40;
    private const int CallsPerRound = 3000;

    public static async Task RunAsync()
    {
        var calls = new CallBenchmarks();
        calls.Setup();
        await CompareAsync("policies", calls.Raw_policies, calls.Sdk_policies);
        await CompareAsync("loan", calls.Raw_loan, calls.Sdk_loan);
        await CompareAsync("contract", calls.Raw_contract, calls.Sdk_contract);
        await CompareAsync("error", calls.Raw_error, calls.Sdk_error);
    }

    private static async Task CompareAsync(string name, Func<Task> raw, Func<Task> sdk)
    {
        List<(double Time, double Bytes)> rawRounds = [];
        List<(double Time, double Bytes)> sdkRounds = [];
        for (var round = 0; round < Rounds; round++)
        {
            rawRounds.Add(await MeasureAsync(raw));
            sdkRounds.Add(await MeasureAsync(sdk));
        }

        var (r, s) = (Typical(rawRounds), Typical(sdkRounds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-10} raw {r.Time,7:F2} us {r.Bytes,7:F0} B   sdk {s.Time,7:F2} us {s.Bytes,7:F0} B   time {s.Time / r.Time:F2}   bytes {s.Bytes / r.Bytes:F2}"));
    }

    // The lower quintile: what the machine does beside only makes a round slower.
    private static (double Time, double Bytes) Typical(List<(double Time, double Bytes)> rounds) => rounds.Order().ElementAt(Rounds / 5);

    private static async Task<(double Time, double Bytes)> MeasureAsync(Func<Task> call)
    {
        using var process = Process.GetCurrentProcess();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = process.TotalProcessorTime;
        for (var i = 0; i < CallsPerRound; i++)
        {
            await call();
        }

        process.Refresh();
        return (
            (process.TotalProcessorTime - cpu).TotalMicroseconds / CallsPerRound,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)CallsPerRound);
    }
}
