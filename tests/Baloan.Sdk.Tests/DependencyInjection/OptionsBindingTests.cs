using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>The options bound from configuration, by code that was generated for them.</summary>
public sealed class OptionsBindingTests
{
    private static readonly Dictionary<string, string?> EverySetting = new()
    {
        ["BaseAddress"] = "https://gateway.example",
        ["AllowPlainHttp"] = "true",
        ["Username"] = "partner",
        ["Password"] = "secret",
        ["Language"] = "fa",
        ["ApplicationName"] = "shop/2.1",
        ["Timeout"] = "00:00:41",
        ["AttemptTimeout"] = "00:00:11.5",
        ["MaxResponseBytes"] = "1001",
        ["MaxContractBytes"] = "1002",
        ["ContractHosts:0"] = "files.baloan.ir",
        ["ContractPollInterval"] = "00:00:13",
        ["Retry:MaxRetries"] = "7",
        ["Retry:BaseDelay"] = "00:00:00.25",
        ["Retry:MaxDelay"] = "00:00:14",
        ["CircuitBreaker:Enabled"] = "false",
        ["CircuitBreaker:FailureRatio"] = "0.75",
        ["CircuitBreaker:MinimumThroughput"] = "33",
        ["CircuitBreaker:SamplingDuration"] = "00:00:15",
        ["CircuitBreaker:BreakDuration"] = "00:00:16",
        ["Token:RenewAhead"] = "00:00:17",
        ["Token:FallbackLifetime"] = "00:02:00",
        ["Token:Timeout"] = "00:00:29",
        ["Token:AttemptTimeout"] = "00:00:18",
        ["Token:MaxRetries"] = "5",
        ["Token:BaseDelay"] = "00:00:00.75",
        ["Token:MaxDelay"] = "00:00:21",
        ["Token:Store:Timeout"] = "00:00:00.5",
        ["Token:Store:PauseAfterFailure"] = "00:00:19",
        ["Token:Store:AllowPlaintext"] = "true",
    };

    [Fact]
    public void Every_setting_can_be_bound()
    {
        var options = Bind(EverySetting);

        options.Should().BeEquivalentTo(new BaloanClientOptions
        {
            BaseAddress = new Uri("https://gateway.example"),
            AllowPlainHttp = true,
            Username = "partner",
            Password = "secret",
            Language = "fa",
            ApplicationName = "shop/2.1",
            Timeout = TimeSpan.FromSeconds(41),
            AttemptTimeout = TimeSpan.FromSeconds(11.5),
            MaxResponseBytes = 1001,
            MaxContractBytes = 1002,
            ContractHosts = { "files.baloan.ir" },
            ContractPollInterval = TimeSpan.FromSeconds(13),
            Retry = { MaxRetries = 7, BaseDelay = TimeSpan.FromMilliseconds(250), MaxDelay = TimeSpan.FromSeconds(14) },
            CircuitBreaker =
            {
                Enabled = false,
                FailureRatio = 0.75,
                MinimumThroughput = 33,
                SamplingDuration = TimeSpan.FromSeconds(15),
                BreakDuration = TimeSpan.FromSeconds(16),
            },
            Token =
            {
                RenewAhead = TimeSpan.FromSeconds(17),
                FallbackLifetime = TimeSpan.FromMinutes(2),
                Timeout = TimeSpan.FromSeconds(29),
                AttemptTimeout = TimeSpan.FromSeconds(18),
                MaxRetries = 5,
                BaseDelay = TimeSpan.FromMilliseconds(750),
                MaxDelay = TimeSpan.FromSeconds(21),
                Store =
                {
                    Timeout = TimeSpan.FromMilliseconds(500),
                    PauseAfterFailure = TimeSpan.FromSeconds(19),
                    AllowPlaintext = true,
                },
            },
        });
    }

    [Fact]
    public void No_option_is_left_out_of_these_tests() =>
        OptionNames.All.Should().BeEquivalentTo(EverySetting.Keys.Select(key => key.Replace(":0", "", StringComparison.Ordinal)));

    [Fact]
    public void What_is_not_set_keeps_its_default() =>
        Bind([]).Should().BeEquivalentTo(new BaloanClientOptions());

    [Fact]
    public async Task A_value_that_cannot_be_read_stops_the_start_and_is_named()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Baloan:Timeout", "soon"), new("Baloan:Username", "partner"), new("Baloan:Password", "secret")]);
        builder.Services.AddBaloanClient(builder.Configuration.GetSection("Baloan"));
        using var host = builder.Build();

        var act = () => host.StartAsync(TestContext.Current.CancellationToken);

        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("*Baloan:Timeout*");
    }

    private static BaloanClientOptions Bind(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddBaloanClient(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Baloan:" + setting.Key, setting.Value)))
            .Build());
        using var provider = services.BuildServiceProvider();
        var options = new BaloanClientOptions();
        foreach (var configure in provider.GetServices<IConfigureOptions<BaloanClientOptions>>().OfType<IConfigureNamedOptions<BaloanClientOptions>>())
        {
            configure.Configure(Options.DefaultName, options);
        }

        return options;
    }
}
