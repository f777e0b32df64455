using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Diagnostics;

/// <summary>docs/observability.md lists every name that there is.</summary>
public sealed partial class ObservabilityDocumentationTests
{
    public static TheoryData<int, LogLevel> Events { get; } = new(
        from type in new[] { typeof(CallLog), typeof(TokenLog) }
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (message.EventId, message.Level));

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_stands_with_its_level(int eventId, LogLevel level)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"| {eventId} | {level} |");

        Document().Should().ContainSingle(line => line.StartsWith(row, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_metric_stands()
    {
        var sources = Directory.GetFiles(Path.Combine(Root().FullName, "src", "Baloan.Sdk"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var metrics = sources.SelectMany(path => MetricName().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).Distinct().ToList();

        metrics.Should().HaveCountGreaterThanOrEqualTo(4);
        metrics.Should().OnlyContain(metric => Document().Any(line => line.StartsWith($"| `{metric}` |", StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"(baloan\\.client\\.[a-z.]+)\"")]
    private static partial Regex MetricName();

    private static string[] Document() => File.ReadAllLines(Path.Combine(Root().FullName, "docs", "observability.md"));

    private static DirectoryInfo Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Baloan.Sdk.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
