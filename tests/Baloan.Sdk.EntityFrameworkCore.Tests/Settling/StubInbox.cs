using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Settling;

/// <summary>An inbox that nothing reads: what is replayed is due, and stays so.</summary>
internal sealed class StubInbox(IServiceScopeFactory scopes) : ICallbackInbox
{
    public async Task<IReadOnlyList<StoredCallback>> DeadLettersAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Dead(scope).OrderBy(callback => callback.Id).ToListAsync(cancellationToken);
    }

    public async Task<bool> ReplayAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Dead(scope).Where(callback => callback.Id == id).ExecuteUpdateAsync(set => set.SetProperty(callback => callback.DeadAt, (DateTime?)null), cancellationToken) > 0;
    }

    public async Task<int> ReplayAllAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Dead(scope).ExecuteUpdateAsync(set => set.SetProperty(callback => callback.DeadAt, (DateTime?)null), cancellationToken);
    }

    private static IQueryable<StoredCallback> Dead(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<OrderDatabase>().Callbacks.AsNoTracking().Where(callback => callback.DeadAt != null);
}
