namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>Calls by way of a client that callers share.</summary>
internal sealed class DelegateCaller(Func<CancellationToken, Task> call) : ICaller
{
    public ValueTask CallAsync(CancellationToken cancellationToken) => new(call(cancellationToken));

    public void Dispose()
    {
        // The client is not this caller's.
    }
}
