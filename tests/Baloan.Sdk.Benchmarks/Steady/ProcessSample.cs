using System.Diagnostics;

namespace Baloan.Sdk.Benchmarks.Steady;

/// <summary>What the process held at a moment.</summary>
/// <param name="At">Since the first sample.</param>
/// <param name="ManagedBytes">After a full collection.</param>
/// <param name="WorkingSetBytes">Of the whole process.</param>
/// <param name="Handles">Open handles; on Linux, file descriptors.</param>
/// <param name="Threads">Of the operating system.</param>
internal sealed record ProcessSample(TimeSpan At, double ManagedBytes, double WorkingSetBytes, double Handles, double Threads)
{
    public static ProcessSample Take(TimeSpan at)
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return new ProcessSample(at, managed, process.WorkingSet64, CountHandles(process), process.Threads.Count);
    }

    private static int CountHandles(Process process) =>
        OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : process.HandleCount;
}
