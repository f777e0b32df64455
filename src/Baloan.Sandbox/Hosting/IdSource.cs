using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sandbox.Hosting;

/// <summary>Ids, keys and codes that depend on the seed and a place alone, so that a seed repeats them.</summary>
internal sealed class IdSource(int seed)
{
    public Guid Guid(string kind, long number)
    {
        var bytes = Bytes(kind, number).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public int Number(string kind, long number, int below) =>
        (int)(BitConverter.ToUInt32(Bytes(kind, number)) % (uint)below);

    public byte[] Bytes(string kind, long number) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{kind}|{number}")));
}
