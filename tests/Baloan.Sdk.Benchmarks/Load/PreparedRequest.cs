using System.Globalization;
using System.Text;

namespace Baloan.Sdk.Benchmarks.Load;

/// <summary>A request as bytes, with places whose digits a caller may change from call to call.</summary>
internal sealed class PreparedRequest
{
    private readonly byte[] _bytes;

    public PreparedRequest(Uri address, string method, string path, string? bearer = null, string? json = null)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\n");
        if (bearer is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {bearer}\r\n");
        }

        if (json is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n");
        }

        _bytes = Encoding.UTF8.GetBytes($"{head}\r\n{json}");
    }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Where a part of the request stands that stands there once.</summary>
    public int Find(string part) => _bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)) is var place and >= 0
        ? place
        : throw new ArgumentException($"The request holds no {part}.", nameof(part));

    /// <summary>Writes a number over the digits that stand at a place.</summary>
    public void Write(int place, int digits, long number)
    {
        for (var digit = place + digits - 1; digit >= place; digit--, number /= 10)
        {
            _bytes[digit] = (byte)('0' + (number % 10));
        }
    }
}
