using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Baloan.Sandbox.Storage;

namespace Baloan.Sandbox.Hosting;

/// <summary>Makes ids, keys and codes from the seed, a kind and a number: the same seed gives the same ones.</summary>
internal sealed class IdSource(SettingsBook settings)
{
    private readonly int _seed = settings.Current.Seed;

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
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_seed}|{kind}|{number}")));
}
