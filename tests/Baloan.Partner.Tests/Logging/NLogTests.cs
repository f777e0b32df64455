using Baloan.Partner.Tests.Models;
using Baloan.Sdk;
using NLog;
using NLog.Config;
using NLog.Layouts;
using NLog.Targets;

namespace Baloan.Partner.Tests.Logging;

/// <summary>NLog with <c>{@request}</c>, with and without the lines of docs/security.md.</summary>
public sealed class NLogTests
{
    public static TheoryData<string> Names => Logged.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_prints_no_personal_data_with_the_documented_transformation(string logged) =>
        Logged.ShouldHoldNothingPersonal(WrittenFor(Logged.Of(logged), setup => setup
            .SetupSerialization(serialization => serialization.RegisterObjectTransformation<object>(
                value => value.GetType().Assembly == typeof(IBaloanClient).Assembly ? value.ToString()! : value))));

    /// <summary>Why the transformation is documented.</summary>
    [Fact]
    public void It_takes_an_object_apart_without_it() =>
        WrittenFor(ModelSample.Request(), setup => setup).Should().Contain("09123456789").And.Contain("0010350829");

    private static string WrittenFor(object logged, Func<ISetupBuilder, ISetupBuilder> configure)
    {
        using var factory = new LogFactory();
        using var target = new MemoryTarget
        {
            Layout = new JsonLayout { IncludeEventProperties = true, MaxRecursionLimit = 10, Attributes = { new("message", "${message}") } },
        };
        configure(factory.Setup()).LoadConfiguration(builder => builder.ForLogger().WriteTo(target));
        factory.GetLogger("shop").Info("A loan {@Request} and {Again}", logged, logged);
        return string.Concat(target.Logs);
    }
}
