namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>What one round of a contender gave.</summary>
/// <param name="CallsPerSecond">By all callers together.</param>
/// <param name="TypicalLatency">That half of the calls keep within, in microseconds.</param>
/// <param name="TailLatency">That 99 of 100 calls keep within, in microseconds.</param>
/// <param name="ProcessorTimePerCall">In microseconds.</param>
internal sealed record LoadRound(double CallsPerSecond, double TypicalLatency, double TailLatency, double ProcessorTimePerCall);
