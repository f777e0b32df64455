using System.IO.Compression;
using System.Text;
using Baloan.Sdk.Benchmarks.Gateway;
using Baloan.Sdk.Benchmarks.Growth;
using Baloan.Sdk.Benchmarks.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Benchmarks.Memory;

/// <summary>What an answer of the cap's size makes the client allocate, whatever it holds.</summary>
internal sealed class MemoryExperiment : Experiment
{
    private const string Policy = "\"stores\":[{\"id\":1}],\"amount\":{},\"possible_loan_dues\":[12]";
    private const int QuickSize = 1024 * 1024;

    private static readonly (string Name, string Start, string Part, string End)[] Shapes =
    [
        ("empty objects", "[", "{},", "]"),
        ("objects with an unknown field", "[", "{\"\":0},", "]"),
        ("policies with an unknown field", "[", "{" + Policy + ",\"x\":0},", "]"),
        ("stores of an id alone", "[{\"stores\":[", "{\"id\":1},", "],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ("unknown fields of one policy", "[{" + Policy + ",", "\"x\":0,", "\"y\":0}]"),
        ("an unknown list of numbers", "[{" + Policy + ",\"x\":[", "0,", "0]}]"),
        ("unknown nesting", "[{" + Policy + ",", "\"x\":[[[[[[[[]]]]]]]],", "\"y\":0}]"),
        ("lengths of repayment", "[{\"possible_loan_dues\":[", "1,", "]," + Policy + "}]"),
        ("digits", "[", "9", "]"),
        ("a title", "[{\"stores\":[{\"id\":1,\"title_fa\":\"", "x", "\"}],\"amount\":{},\"possible_loan_dues\":[12]}]"),
        ("text that is none", "[{", "\"installment_formula\":\"\\ud800\",", Policy + "}]"),
        ("brackets", "", "[", ""),
    ];

    public override string Name => "memory";

    public override string Description => "Bytes that an answer makes the client allocate, for answers that are as dear as can be.";

    public override async Task<Report> RunAsync(bool isQuick, CancellationToken cancellationToken)
    {
        var size = isQuick ? QuickSize : new BaloanClientOptions().MaxResponseBytes;
        var table = new Table("An answer of", "Its bytes", "Gzipped", "Allocated by the first call", "to its bytes", "By later calls", "to its bytes");
        await MeasureAsync(table, "documented policies", SizedAnswer.OfBytes("", size).Body, cancellationToken);
        foreach (var (name, start, part, end) in Shapes)
        {
            var parts = string.Concat(Enumerable.Repeat(part, (size - start.Length - end.Length) / part.Length));
            await MeasureAsync(table, name, Encoding.UTF8.GetBytes(start + parts + end), cancellationToken);
        }

        return new Report { Tables = { table } };
    }

    private static async Task MeasureAsync(Table table, string name, byte[] body, CancellationToken cancellationToken)
    {
        await using var warm = CannedClients.Build(CannedGateway.Policies, Options.DefaultName);
        await using var container = CannedClients.Build(body, Options.DefaultName);
        var policies = container.GetRequiredService<IBaloanClient>().Policies;
        await warm.GetRequiredService<IBaloanClient>().Policies.ListAsync(cancellationToken);

        // Lets go of what the pools hold, so that the body counts as well.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true);
        var first = await Cost.OfAsync(token => CallAsync(policies, token), cancellationToken);
        var later = new List<Cost>();
        for (var call = 0; call < 3; call++)
        {
            later.Add(await Cost.OfAsync(token => CallAsync(policies, token), cancellationToken));
        }

        var usual = Cost.Median(later).Bytes;
        table.Add(
            name,
            Figure.Bytes(body.Length),
            Figure.Bytes(GzippedLength(body)),
            Figure.Bytes(first.Bytes),
            Figure.Ratio(first.Bytes, body.Length),
            Figure.Bytes(usual),
            Figure.Ratio(usual, body.Length));
    }

    private static async Task CallAsync(IPoliciesClient policies, CancellationToken cancellationToken)
    {
        try
        {
            await policies.ListAsync(cancellationToken);
        }
        catch (BaloanResponseException)
        {
            // Most of these answers are refused; what they cost until then is what is measured.
        }
    }

    private static long GzippedLength(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return packed.Length;
    }
}
