using Baloan.Sdk;

namespace Baloan.Partner.Tests.Marketplace;

internal sealed class MarketHandler(MarketNews news) : IBaloanCallbackHandler
{
    public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        news.Take(callback, context);
        return Task.CompletedTask;
    }
}
