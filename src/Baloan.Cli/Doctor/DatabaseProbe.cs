using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Baloan.Cli.Doctor;

/// <summary>The databases of the project's connection strings: whether a file is one, whether a server listens. No log-in is tried.</summary>
internal static class DatabaseProbe
{
    private const string Check = "database";

    // SQLite has a file, SQL Server "host,port" or "tcp:host", PostgreSQL and MySQL a port of its own.
    private static readonly string[] FileWords = ["Filename", "Data Source", "DataSource"];
    private static readonly string[] ServerWords = ["Host", "Server", "Data Source", "DataSource", "Address", "Addr", "Network Address"];

    /// <summary>The connection strings but for those of Redis.</summary>
    public static IEnumerable<IConfigurationSection> Find(IConfiguration configuration) =>
        configuration.GetSection("ConnectionStrings").GetChildren().Where(store => !RedisProbe.IsRedis(store));

    public static async Task<Finding> CheckAsync(IConfigurationSection store, string folder, CancellationToken cancellationToken)
    {
        var name = $"ConnectionStrings:{store.Key}";
        if (!TryRead(store.Value, out var words))
        {
            return Finding.Failed(Check, $"{name} is no connection string.", "Check its name=value pairs.");
        }

        if (FileOf(words) is { } file)
        {
            return CheckFile(name, Path.Combine(folder, file));
        }

        return ServerOf(words) is var (host, port)
            ? await CheckServerAsync(name, host, port, cancellationToken)
            : Finding.Skipped(Check, $"{name} names no file and no server.");
    }

    private static bool TryRead(string? text, [NotNullWhen(true)] out DbConnectionStringBuilder? words)
    {
        try
        {
            words = new DbConnectionStringBuilder { ConnectionString = text ?? "" };
            return words.Count > 0;
        }
        catch (ArgumentException)
        {
            words = null;
            return false;
        }
    }

    private static string? FileOf(DbConnectionStringBuilder words)
    {
        var isFile = words.ContainsKey("Filename") || words.ContainsKey("Mode") || words.ContainsKey("Cache")
            || Path.GetExtension(First(words, FileWords)) is ".db" or ".db3" or ".sqlite" or ".sqlite3";
        return isFile ? First(words, FileWords) : null;
    }

    private static (string Host, int Port)? ServerOf(DbConnectionStringBuilder words)
    {
        if (First(words, ServerWords) is not { Length: > 0 } server)
        {
            return null;
        }

        var usual = words.ContainsKey("Host") ? 5432 : words.ContainsKey("Uid") || words.ContainsKey("Port") ? 3306 : 1433;
        var parts = server.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        var host = parts[0].Split('\\')[0].Trim();
        var port = parts.Length > 1 ? parts[1].Trim() : First(words, ["Port"]);
        return (host is "." or "(local)" ? "localhost" : host, ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : usual);
    }

    private static string? First(DbConnectionStringBuilder words, string[] names) =>
        names.Select(name => words.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);

    private static Finding CheckFile(string name, string path)
    {
        if (path.EndsWith(":memory:", StringComparison.Ordinal))
        {
            return Finding.Doubtful(Check, $"{name} is a database in memory.", "What it holds is lost when the application ends: use a file or a server.");
        }

        if (!File.Exists(path))
        {
            return Finding.Doubtful(Check, $"{name} leads to a file that is not there yet.", "Start your application once where it makes its database itself, or run its migrations.");
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table'";
            var tables = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            return Finding.Good(Check, $"{name} leads to an SQLite database; tables: {tables}.");
        }
        catch (SqliteException)
        {
            return Finding.Failed(Check, $"The file that {name} leads to cannot be read as an SQLite database.", "Check the connection string and who may read the file.");
        }
    }

    private static async Task<Finding> CheckServerAsync(string name, string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, limit.Token);
            return Finding.Good(Check, $"{name} leads to a server that listens. Its log-in was left alone.");
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Finding.Failed(Check, $"{name} leads to nothing that listens.", "Start the database, or check the connection string.");
        }
    }
}
