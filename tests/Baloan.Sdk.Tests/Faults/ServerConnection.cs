using System.Net.Sockets;
using System.Text;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>One connection of the test server: HTTP/1.1 by hand, so that it can be spoken badly.</summary>
internal sealed class ServerConnection(Socket socket, Stream stream) : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    /// <summary>The next request; null where the client has closed the connection.</summary>
    public async Task<ServerRequest?> ReadRequestAsync()
    {
        int headLength;
        while ((headLength = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync())
            {
                return null;
            }
        }

        var lines = Encoding.ASCII.GetString(_buffer, 0, headLength).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var bodyLength = headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var end = headLength + 4 + bodyLength;
        while (_filled < end)
        {
            if (!await FillAsync())
            {
                return null;
            }
        }

        var body = _buffer.AsSpan(headLength + 4, bodyLength).ToArray();
        _buffer.AsSpan(end, _filled - end).CopyTo(_buffer);
        _filled -= end;
        var start = lines[0].Split(' ');
        return new ServerRequest(start[0], start[1], headers, body);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends when the client has closed the connection.</summary>
    public async Task ClosedByClientAsync()
    {
        try
        {
            while (await stream.ReadAsync(new byte[256]) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Closed with a reset.
        }
    }

    /// <summary>Breaks the connection with a reset, where closing would end it in order.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // The other side was faster.
        }

        socket.Dispose();
    }

    private async Task<bool> FillAsync()
    {
        var read = await stream.ReadAsync(_buffer.AsMemory(_filled));
        _filled += read;
        return read > 0;
    }
}
