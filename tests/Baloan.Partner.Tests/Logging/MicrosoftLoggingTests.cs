using System.Globalization;
using Baloan.Partner.Tests.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Baloan.Partner.Tests.Logging;

/// <summary>The framework's own logging, which prints what it is given and takes nothing apart.</summary>
public sealed class MicrosoftLoggingTests
{
    public static TheoryData<string> Names => Logged.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_console_as_JSON_prints_no_personal_data_of_a_message_or_a_scope(string logged) =>
        Logged.ShouldHoldNothingPersonal(WrittenByJsonConsole(Logged.Of(logged)));

    [Fact]
    public void Generated_logging_of_an_objects_properties_masks_them()
    {
        var log = new TagLog();

        PartnerLog.OpeningLoan(log, ModelSample.Request());

        log.Written.Should().Contain("*******6789").And.Contain("1990-**-**");
        Logged.ShouldHoldNothingPersonal(log.Written);
    }

    /// <summary>Why the documents advise against it.</summary>
    [Fact]
    public void Generated_logging_in_depth_takes_an_object_apart()
    {
        var log = new TagLog();

        PartnerLog.OpeningLoanInDepth(log, ModelSample.Request());

        log.Written.Should().Contain("09123456789").And.Contain("0010350829");
    }

    private static string WrittenByJsonConsole(object logged)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddJsonConsole(console => console.IncludeScopes = true));
        using var provider = services.BuildServiceProvider();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new Dictionary<string, object> { ["Request"] = logged });
        KeyValuePair<string, object?>[] state = [new("Request", logged), new("{OriginalFormat}", "A loan {Request}")];
        using var written = new StringWriter(CultureInfo.InvariantCulture);

        provider.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Json)
            .Write(new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Information, "shop", 1, state, null, (_, _) => $"A loan {logged}"), scopes, written);

        return written.ToString();
    }
}
