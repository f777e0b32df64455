namespace Baloan.Sdk.Tests.Partners;

/// <summary>A scoped store over a table, as one with a <c>DbContext</c> in it is.</summary>
internal sealed class TableStore(PartnerTable table, StoreScopes scopes) : IBaloanPartnerStore, IDisposable
{
    private readonly bool _isCounted = scopes.Enter();

    public Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken) => table.FindAsync(key, cancellationToken);

    public void Dispose()
    {
        if (_isCounted)
        {
            scopes.Leave();
        }
    }
}
