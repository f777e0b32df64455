namespace Baloan.Sandbox.Storage;

/// <summary>Keeps documents across restarts.</summary>
internal interface ISandboxStore : IDisposable
{
    /// <summary>All documents of a kind, in the order they were first saved.</summary>
    IReadOnlyList<T> Load<T>(string kind);

    /// <summary>Saves all of them or none; when it returns, they survive the end of the process.</summary>
    void Save(params ReadOnlySpan<Document> documents);

    /// <summary>Forgets documents of a kind, all of them or none.</summary>
    void Delete(string kind, params ReadOnlySpan<string> ids);

    /// <summary>Forgets everything.</summary>
    void Clear();

    /// <summary>Makes the file smaller where more than half of it is free.</summary>
    void Compact();
}

/// <summary>A thing to keep, under its kind and id.</summary>
internal readonly record struct Document(string Kind, string Id, object Value);

internal static class DocumentKinds
{
    public const string Loan = "loan";
    public const string Callback = "callback";
    public const string Fault = "fault";
    public const string Request = "request";
    public const string Settings = "settings";
    public const string UsedRefreshToken = "used_refresh_token";
}

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
