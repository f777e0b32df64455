namespace Baloan.Sandbox.Storage;

/// <summary>Keeps nothing: the books hold what lives in memory.</summary>
internal sealed class MemoryStore : ISandboxStore
{
    public IReadOnlyList<T> Load<T>(string kind) => [];

    public void Save(params ReadOnlySpan<Document> documents)
    {
    }

    public void Delete(string kind, params ReadOnlySpan<string> ids)
    {
    }

    public void Clear()
    {
    }

    public void Compact()
    {
    }

    public void Dispose()
    {
    }
}
