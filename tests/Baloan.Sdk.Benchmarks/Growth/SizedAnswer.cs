using System.Globalization;
using Baloan.Sdk.Benchmarks.Gateway;
using Baloan.Sdk.Benchmarks.Reporting;

namespace Baloan.Sdk.Benchmarks.Growth;

/// <summary>An answer to those who ask for the policies.</summary>
/// <param name="Name">Of its row.</param>
/// <param name="Body">The answer.</param>
/// <param name="Units">How many parts it has.</param>
internal sealed record SizedAnswer(string Name, byte[] Body, double Units)
{
    private const int Kilobyte = 1024;

    private static readonly byte[] NoStores = CannedGateway.PoliciesOf(stores: 0);

    /// <summary>Whether the client must refuse it, for its length.</summary>
    public bool IsRefused { get; init; }

    /// <summary>An answer that counts its stores.</summary>
    public static SizedAnswer OfStores(int stores) => new(Figure.Count(stores), CannedGateway.PoliciesOf(stores), stores);

    /// <summary>The answer without stores, that counts its kilobytes.</summary>
    public static SizedAnswer Least { get; } =
        new($"{NoStores.Length.ToString(CultureInfo.InvariantCulture)} B, no stores", NoStores, (double)NoStores.Length / Kilobyte);

    /// <summary>An answer that counts its kilobytes: as many stores as it has room for, then spaces.</summary>
    public static SizedAnswer OfBytes(string name, int bytes)
    {
        var probe = CannedGateway.PoliciesOf(stores: 1000);
        var stores = (int)((long)(bytes - NoStores.Length) * 1000 / (probe.Length - NoStores.Length));
        var json = CannedGateway.PoliciesOf(stores);
        while (json.Length > bytes)
        {
            // The later stores have longer numbers.
            stores -= 1 + ((json.Length - bytes) / (probe.Length / 1000));
            json = CannedGateway.PoliciesOf(stores);
        }

        var body = new byte[bytes];
        json.CopyTo(body, 0);
        body.AsSpan(json.Length).Fill((byte)' ');
        return new SizedAnswer(name, body, (double)bytes / Kilobyte);
    }
}
