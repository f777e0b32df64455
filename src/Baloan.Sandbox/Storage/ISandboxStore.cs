namespace Baloan.Sandbox.Storage;

/// <summary>Keeps documents across restarts.</summary>
internal interface ISandboxStore : IDisposable
{
    /// <summary>All documents of a kind, in the order they were first saved.</summary>
    IReadOnlyList<T> Load<T>(string kind);

    /// <summary>Saves all of them or none; when it returns, they survive the end of the process.</summary>
    void Save(params ReadOnlySpan<Document> documents);

    /// <summary>Forgets one document.</summary>
    void Delete(string kind, string id);

    /// <summary>Forgets everything.</summary>
    void Clear();
}
