using System.Net.Sockets;
using System.Text;

namespace Baloan.Sdk.AspNetCore.Tests.Support;

/// <summary>Writes bytes to a socket that no HTTP client would, and reads what comes.</summary>
internal sealed class RawHttp : IDisposable
{
    private readonly TcpClient _client = new();

    public static async Task<RawHttp> ConnectAsync(Uri address)
    {
        var raw = new RawHttp();
        await raw._client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return raw;
    }

    public async Task SendAsync(string text) =>
        await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>The head and what has come of the body, once the head is whole.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = "";
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await _client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
            if (read == 0)
            {
                break;
            }

            text += Encoding.Latin1.GetString(buffer, 0, read);
        }

        return text;
    }

    public void Dispose() => _client.Dispose();
}
