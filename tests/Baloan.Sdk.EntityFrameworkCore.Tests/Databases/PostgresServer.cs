using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Baloan.Sdk.Tests.Databases;

/// <summary>A real PostgreSQL of the tests' own, in a folder of its own, on a free port of the loopback. It starts when it is first needed.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"baloan-postgres-{Guid.NewGuid():N}");
    private readonly SemaphoreSlim _gate = new(1);
    private Process? _process;
    private int _port;
    private int _databases;

    /// <summary>Whether this machine has the programs.</summary>
    public static bool IsInstalled => FindPrograms() is not null;

    /// <summary>Makes an empty database.</summary>
    /// <returns>How it is connected to.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_process is null)
            {
                await StartAsync(
                    FindPrograms() ?? throw new InvalidOperationException("PostgreSQL is not installed (Debian: apt-get install postgresql)."), cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var create = connection.CreateCommand();
        create.CommandText = $"CREATE DATABASE {name}";
        await create.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            NpgsqlConnection.ClearAllPools();

            // SIGQUIT ends it at once; its children go with it.
            using var kill = Process.Start("kill", ["-QUIT", MainProcessId()]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync().WaitAsync(Patience.Limit);
            _process.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        _gate.Dispose();
    }

    // Debian keeps the programs of each version apart, outside the path.
    private static string? FindPrograms() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
            : null;

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 20,
        CommandTimeout = 120,
        Timeout = 60,
    }.ConnectionString;

    private async Task StartAsync(string bin, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["postgres", _folder], cancellationToken);
        }

        var data = Path.Combine(_folder, "data");
        await RunAsUserAsync(
            Path.Combine(bin, "initdb"),
            ["--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            cancellationToken);
        _port = FreePort.Find();
        string[] settings =
        [
            $"port={_port.ToString(CultureInfo.InvariantCulture)}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "synchronous_commit=off",
            "max_connections=300", "shared_buffers=64MB",
        ];
        _process = Process.Start(AsUser(Path.Combine(bin, "postgres"), ["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })]))!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await UntilReadyAsync(cancellationToken);
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (!_process!.HasExited && started.Elapsed < Patience.Limit)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    // The process that was started may be the one that changes the user: the server itself writes its number down.
    private string MainProcessId() => File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First();

    // PostgreSQL does not run as root.
    private static ProcessStartInfo AsUser(string program, IEnumerable<string> arguments)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        return start;
    }

    private static Task RunAsUserAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(AsUser(program, arguments), cancellationToken);

    private static Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, cancellationToken);

    private static async Task RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} has failed: {await output} {await errors}");
        }
    }
}
