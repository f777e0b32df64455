using System.Globalization;
using System.Text;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>An answer before it is written to a connection.</summary>
internal sealed class ServerAnswer(int status, string contentType, byte[] body)
{
    public ServerAnswer(int status, string contentType, string body)
        : this(status, contentType, Encoding.UTF8.GetBytes(body))
    {
    }

    public byte[] Body { get; } = body;

    /// <summary>What the answer says of its length, true or not.</summary>
    public int DeclaredLength { get; set; } = body.Length;

    public Dictionary<string, string> Headers { get; } = new() { ["Content-Type"] = contentType };

    public string Head()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return head.Append(CultureInfo.InvariantCulture, $"Content-Length: {DeclaredLength}\r\n\r\n").ToString();
    }

    public byte[] ToBytes() => [.. Encoding.ASCII.GetBytes(Head()), .. Body];
}
