using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Baloan.Cli.Doctor;

/// <summary>The Redis of the project's connection strings: whether it answers.</summary>
internal static class RedisProbe
{
    private const int UsualPort = 6379;

    /// <summary>The connection strings with Redis in their names.</summary>
    public static IEnumerable<IConfigurationSection> Find(IConfiguration configuration) =>
        configuration.GetSection("ConnectionStrings").GetChildren().Where(IsRedis);

    public static bool IsRedis(IConfigurationSection store) => store.Key.Contains("redis", StringComparison.OrdinalIgnoreCase);

    public static async Task<Finding> CheckAsync(IConfigurationSection store, CancellationToken cancellationToken)
    {
        // The first part is the server; what follows can hold a password.
        var server = (store.Value ?? "").Split(',')[0].Split(':');
        var port = server.Length > 1 && int.TryParse(server[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : UsualPort;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server[0], port, limit.Token);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), limit.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            var answer = await reader.ReadLineAsync(limit.Token);
            return answer is ['+' or '-', ..]
                ? Finding.Good("redis", $"ConnectionStrings:{store.Key} leads to a Redis that answers.")
                : Finding.Failed("redis", $"What ConnectionStrings:{store.Key} leads to is no Redis, or speaks TLS alone.", "Check the connection string.");
        }
        catch (Exception exception) when (exception is SocketException or IOException or ArgumentException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Finding.Failed("redis", $"ConnectionStrings:{store.Key} leads to nothing that answers.", "Start Redis, or check the connection string.");
        }
    }
}
