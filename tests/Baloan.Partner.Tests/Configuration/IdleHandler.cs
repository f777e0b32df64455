using Baloan.Sdk;

namespace Baloan.Partner.Tests.Configuration;

internal sealed class IdleHandler : IBaloanCallbackHandler
{
    public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
