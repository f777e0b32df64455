using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks;

/// <summary>Something that is measured by one command, and fills one section of the performance page.</summary>
internal abstract class Experiment
{
    /// <summary>The command, and the section's mark on the page.</summary>
    public abstract string Name { get; }

    public abstract string Description { get; }

    /// <param name="isQuick">Few and short rounds.</param>
    /// <param name="cancellationToken">Gives the measuring up.</param>
    public abstract Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken);
}
