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

    /// <summary>Gives back the room of what was forgotten, where that is the greater part.</summary>
    void Compact();
}
