using System.Globalization;
using Baloan.Partner.Tests.Models;
using Baloan.Sdk;
using Serilog;
using Serilog.Formatting.Json;

namespace Baloan.Partner.Tests.Logging;

/// <summary>Serilog with <c>{@request}</c>, with and without the lines of docs/security.md.</summary>
public sealed class SerilogTests
{
    public static TheoryData<string> Names => Logged.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_prints_no_personal_data_with_the_documented_policy(string logged) =>
        Logged.ShouldHoldNothingPersonal(WrittenFor(Logged.Of(logged), configuration => configuration
            .Destructure.ByTransformingWhere<object>(
                type => type.Assembly == typeof(IBaloanClient).Assembly, value => value.ToString()!)));

    /// <summary>Why the policy is documented.</summary>
    [Fact]
    public void It_takes_an_object_apart_without_it() =>
        WrittenFor(ModelSample.Request(), configuration => configuration).Should().Contain("09123456789").And.Contain("0010350829");

    private static string WrittenFor(object logged, Func<LoggerConfiguration, LoggerConfiguration> configure)
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        var sink = new TextSink(new JsonFormatter(renderMessage: true), written);
        using var logger = configure(new LoggerConfiguration()).WriteTo.Sink(sink).CreateLogger();
        logger.Information("A loan {@Request} and {Again}", logged, logged);
        return written.ToString();
    }
}
