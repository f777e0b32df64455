namespace Baloan.Sdk.Benchmarks.Callbacks;

/// <summary>Has nothing to do, so that the endpoint alone is measured.</summary>
internal sealed class IdleCallbackHandler : IBaloanCallbackHandler
{
    public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
