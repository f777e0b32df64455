using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>What cannot work is found when the application starts, and named.</summary>
public sealed class OptionsCheckTests
{
    private static readonly (string Setting, string Fault, Action<BaloanClientOptions> Break)[] Faults =
    [
        ("Username", "missing", options => options.Username = ""),
        ("Username", "blank", options => options.Username = "  "),
        ("Username", "null", options => options.Username = null!),
        ("Password", "missing", options => options.Password = ""),
        ("Language", "missing", options => options.Language = ""),
        ("Language", "two lines", options => options.Language = "en\r\nX-Injected: 1"),
        ("Language", "not ASCII", options => options.Language = "فارسی"),
        ("ApplicationName", "not ASCII", options => options.ApplicationName = "فروشگاه"),
        ("ApplicationName", "two lines", options => options.ApplicationName = "shop\nX-Injected: 1"),
        ("BaseAddress", "null", options => options.BaseAddress = null!),
        ("BaseAddress", "relative", options => options.BaseAddress = new Uri("/gateway", UriKind.Relative)),
        ("BaseAddress", "http, not loopback", options => options.BaseAddress = new Uri("http://api.baloan.ir")),
        ("BaseAddress", "another scheme", options => options.BaseAddress = new Uri("ftp://localhost")),
        ("BaseAddress", "with the path", options => options.BaseAddress = new Uri("https://api.baloan.ir/api/v1/partnership/")),
        ("BaseAddress", "with a query", options => options.BaseAddress = new Uri("https://api.baloan.ir/?key=1")),
        ("BaseAddress", "with a user", options => options.BaseAddress = new Uri("https://user:secret@api.baloan.ir")),
        ("Timeout", "negative", options => options.Timeout = TimeSpan.FromSeconds(-1)),
        ("Timeout", "zero", options => options.Timeout = TimeSpan.Zero),
        ("Timeout", "too long", options => options.Timeout = TimeSpan.MaxValue),
        ("AttemptTimeout", "negative", options => options.AttemptTimeout = TimeSpan.FromSeconds(-1)),
        ("AttemptTimeout", "too long", options => options.AttemptTimeout = TimeSpan.MaxValue),
        ("ContractPollInterval", "zero", options => options.ContractPollInterval = TimeSpan.Zero),
        ("ContractHosts", "empty", options => options.ContractHosts.Add("")),
        ("ContractHosts", "null", options => options.ContractHosts.Add(null!)),
        ("ContractHosts", "with a scheme", options => options.ContractHosts.Add("https://files.baloan.ir")),
        ("ContractHosts", "with a port", options => options.ContractHosts.Add("files.baloan.ir:8443")),
        ("MaxResponseBytes", "zero", options => options.MaxResponseBytes = 0),
        ("MaxContractBytes", "negative", options => options.MaxContractBytes = -1),
        ("Retry", "null", options => options.Retry = null!),
        ("Retry:MaxRetries", "negative", options => options.Retry.MaxRetries = -1),
        ("Retry:MaxRetries", "too many", options => options.Retry.MaxRetries = 21),
        ("Retry:BaseDelay", "negative", options => options.Retry.BaseDelay = TimeSpan.FromSeconds(-1)),
        ("Retry:MaxDelay", "too long", options => options.Retry.MaxDelay = TimeSpan.FromDays(2)),
        ("CircuitBreaker", "null", options => options.CircuitBreaker = null!),
        ("CircuitBreaker:FailureRatio", "zero", options => options.CircuitBreaker.FailureRatio = 0),
        ("CircuitBreaker:FailureRatio", "above one", options => options.CircuitBreaker.FailureRatio = 1.01),
        ("CircuitBreaker:FailureRatio", "no number", options => options.CircuitBreaker.FailureRatio = double.NaN),
        ("CircuitBreaker:MinimumThroughput", "one", options => options.CircuitBreaker.MinimumThroughput = 1),
        ("CircuitBreaker:SamplingDuration", "too short", options => options.CircuitBreaker.SamplingDuration = TimeSpan.FromMilliseconds(499)),
        ("CircuitBreaker:BreakDuration", "too long", options => options.CircuitBreaker.BreakDuration = TimeSpan.FromDays(2)),
        ("Token", "null", options => options.Token = null!),
        ("Token:RenewAhead", "negative", options => options.Token.RenewAhead = TimeSpan.FromSeconds(-1)),
        ("Token:FallbackLifetime", "zero", options => options.Token.FallbackLifetime = TimeSpan.Zero),
        ("Token:Timeout", "too long", options => options.Token.Timeout = TimeSpan.FromDays(2)),
        ("Token:AttemptTimeout", "zero", options => options.Token.AttemptTimeout = TimeSpan.Zero),
        ("Token:AttemptTimeout", "above the total", options => options.Token.AttemptTimeout = TimeSpan.FromSeconds(31)),
        ("Token:MaxRetries", "negative", options => options.Token.MaxRetries = -1),
        ("Token:BaseDelay", "negative", options => options.Token.BaseDelay = TimeSpan.FromSeconds(-1)),
        ("Token:MaxDelay", "zero", options => options.Token.MaxDelay = TimeSpan.Zero),
        ("Token:Store", "null", options => options.Token.Store = null!),
        ("Token:Store:Timeout", "zero", options => options.Token.Store.Timeout = TimeSpan.Zero),
        ("Token:Store:PauseAfterFailure", "negative", options => options.Token.Store.PauseAfterFailure = TimeSpan.FromSeconds(-1)),
    ];

    public static TheoryData<string, string> Settings => [.. Faults.Select(fault => new TheoryDataRow<string, string>(fault.Setting, fault.Fault))];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task The_application_does_not_start_and_the_setting_is_named(string setting, string fault)
    {
        using var host = HostWith(services => services.AddBaloanClient(Broken(setting, fault)));

        var act = () => host.StartAsync(TestContext.Current.CancellationToken);

        var error = (await act.Should().ThrowAsync<OptionsValidationException>()).Which;
        error.Failures.Should().ContainSingle().Which.Should().StartWith(InCode(setting) + " ");
        error.Message.Should().NotContain("secret");
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_client_without_a_container_is_not_made_and_the_setting_is_named(string setting, string fault)
    {
        var options = new BaloanClientOptions();
        Broken(setting, fault)(options);

        var act = () => new BaloanClient(options);

        act.Should().Throw<OptionsValidationException>().Which.Failures.Should().ContainSingle().Which.Should().StartWith(InCode(setting) + " ");
    }

    [Fact]
    public void Every_setting_that_can_be_wrong_is_checked() =>
        Faults.Select(fault => fault.Setting).Distinct().Where(setting => setting is not ("Retry" or "CircuitBreaker" or "Token" or "Token:Store"))
            .Should().BeEquivalentTo(OptionNames.All.Except(["AllowPlainHttp", "CircuitBreaker:Enabled", "Token:Store:AllowPlaintext"]));

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        using var host = HostWith(services => services.AddBaloanClient(options => options.Timeout = TimeSpan.Zero));

        var act = () => host.StartAsync(TestContext.Current.CancellationToken);

        (await act.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().SatisfyRespectively(
            first => first.Should().StartWith("BaloanClientOptions.Username "),
            second => second.Should().StartWith("BaloanClientOptions.Password "),
            third => third.Should().StartWith("BaloanClientOptions.Timeout "));
    }

    [Fact]
    public async Task The_named_client_at_fault_is_named_too()
    {
        using var host = HostWith(services =>
        {
            services.AddBaloanClient(ClientSetup.Complete);
            services.AddBaloanClient("second-partner", options => options.Password = "secret");
        });

        var act = () => host.StartAsync(TestContext.Current.CancellationToken);

        (await act.Should().ThrowAsync<OptionsValidationException>()).Which
            .Failures.Should().Equal("Client 'second-partner': BaloanClientOptions.Username is missing.");
    }

    [Theory]
    [InlineData("https://api.baloan.ir")]
    [InlineData("https://proxy.example/baloan/")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://[::1]:5000")]
    public async Task The_application_starts_with_an_address_that_can_be_trusted(string address)
    {
        using var host = HostWith(services => services.AddBaloanClient(options =>
        {
            ClientSetup.Complete(options);
            options.BaseAddress = new Uri(address);
        }));

        var act = () => host.StartAsync(TestContext.Current.CancellationToken);

        await act.Should().NotThrowAsync();
    }

    private static string InCode(string setting) => "BaloanClientOptions." + setting.Replace(':', '.');

    private static Action<BaloanClientOptions> Broken(string setting, string fault) => options =>
    {
        ClientSetup.Complete(options);
        Faults.Single(candidate => candidate.Setting == setting && candidate.Fault == fault).Break(options);
    };

    private static IHost HostWith(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        return builder.Build();
    }
}
