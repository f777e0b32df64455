using System.Runtime;

namespace Baloan.Sdk.Benchmarks.Microbenchmarks;

/// <summary>The runtime compiles anew, in the background, what was called often.</summary>
internal static class TieredCompilation
{
    // It begins a tenth of a second after the last code that was new.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until there is nothing left to compile.</summary>
    public static async Task SettleAsync(CancellationToken cancellationToken)
    {
        long compiled;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Pause, cancellationToken);
        }
        while (JitInfo.GetCompiledMethodCount() != compiled);
    }
}
