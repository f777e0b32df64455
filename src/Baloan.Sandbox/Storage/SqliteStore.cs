using System.Text.Json;
using Baloan.Sandbox.Json;
using Microsoft.Data.Sqlite;

namespace Baloan.Sandbox.Storage;

/// <summary>Keeps documents in a SQLite file of its own. A save is on disk when it returns.</summary>
internal sealed class SqliteStore : ISandboxStore
{
    private const string Schema = """
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS documents (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            json TEXT NOT NULL,
            UNIQUE (kind, id));
        """;

    private const int SecondsToWaitForTheFile = 1;

    /// <summary>How documents are read: a member that is empty where it may not be is damage.</summary>
    private static readonly JsonSerializerOptions Kept = new(SandboxJson.Options) { RespectNullableAnnotations = true };

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    public SqliteStore(string file)
    {
        // In whole, or ":memory:" and "file:…" would be no files to SQLite.
        OwnersFile.Ensure(file);
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), Pooling = false, DefaultTimeout = SecondsToWaitForTheFile };
        _connection = new SqliteConnection(connection.ToString());
        try
        {
            _connection.Open();
            Execute(Schema);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public IReadOnlyList<T> Load<T>(string kind)
    {
        lock (_gate)
        {
            using var command = Command("SELECT json FROM documents WHERE kind = $kind ORDER BY number", ("$kind", kind));
            using var reader = command.ExecuteReader();
            var documents = new List<T>();
            while (reader.Read())
            {
                documents.Add(JsonSerializer.Deserialize<T>(reader.GetString(0), Kept) ?? throw new JsonException("A document is empty."));
            }

            return documents;
        }
    }

    public void Save(params ReadOnlySpan<Document> documents)
    {
        if (documents.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var document in documents)
            {
                Save(document, transaction);
            }

            transaction.Commit();
        }
    }

    public void Delete(string kind, params ReadOnlySpan<string> ids)
    {
        if (ids.IsEmpty)
        {
            return;
        }

        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var id in ids)
            {
                using var command = Command("DELETE FROM documents WHERE kind = $kind AND id = $id", ("$kind", kind), ("$id", id));
                command.Transaction = transaction;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            Execute("DELETE FROM documents");
        }

        Compact();
    }

    public void Compact()
    {
        lock (_gate)
        {
            if (Number("PRAGMA freelist_count") * 2 > Number("PRAGMA page_count"))
            {
                Execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);");
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private void Save(Document document, SqliteTransaction transaction)
    {
        using var command = Command(
            """
            INSERT INTO documents (kind, id, json) VALUES ($kind, $id, $json)
            ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json
            """,
            ("$kind", document.Kind),
            ("$id", document.Id),
            ("$json", JsonSerializer.Serialize(document.Value, document.Value.GetType(), SandboxJson.Options)));
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}

/// <summary>A data file that its owner alone reads: it holds personal data. SQLite gives the files beside it the same mode.</summary>
internal static class OwnersFile
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // the file has the rights of its folder
        }

        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = OwnerAlone,
        };
        using var file = new FileStream(path, options);
        if (File.GetUnixFileMode(file.SafeFileHandle) != OwnerAlone)
        {
            File.SetUnixFileMode(file.SafeFileHandle, OwnerAlone);
        }
    }
}
