namespace Baloan.Sdk.Tests.Partners;

/// <summary>Counts the scopes in which a store was made, and those that have ended.</summary>
internal sealed class StoreScopes
{
    private int _made;
    private int _ended;

    public int Made => Volatile.Read(ref _made);

    public int Open => Volatile.Read(ref _made) - Volatile.Read(ref _ended);

    public bool Enter() => Interlocked.Increment(ref _made) > 0;

    public void Leave() => Interlocked.Increment(ref _ended);
}
