using System.Diagnostics;

namespace Baloan.Sdk.Tests.Redis;

/// <summary>A real Redis of the test's own, on a free port of the loopback.</summary>
public sealed class RedisServer : IDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public string ConnectionString => $"127.0.0.1:{Port},abortConnect=false,connectTimeout=60000,connectRetry=1,asyncTimeout=60000,syncTimeout=60000";

    /// <summary>Starts the server; skips the test, with the reason, where Redis is not installed.</summary>
    public static Task<RedisServer> StartAsync(CancellationToken cancellationToken) => StartAsync(FreePort.Find(), cancellationToken);

    /// <summary>Starts the server where another one was; it knows nothing of what that one knew.</summary>
    public static async Task<RedisServer> StartAsync(int port, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("redis-server")
        {
            ArgumentList = { "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no" },
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("redis-server is not installed (Debian: apt-get install redis-server).");
            throw;
        }

        var server = new RedisServer(process, port);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, output) =>
        {
            if (output.Data is null)
            {
                ready.TrySetException(new InvalidOperationException("redis-server ended before it was ready."));
            }
            else if (output.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        process.BeginOutputReadLine();
        try
        {
            await ready.Task.WaitAsync(Patience.Limit, cancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server at once, without a farewell to its clients.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
