namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>One of those that call at the same time; it waits for each answer before its next call.</summary>
internal interface ICaller : IDisposable
{
    ValueTask CallAsync(CancellationToken cancellationToken);
}
