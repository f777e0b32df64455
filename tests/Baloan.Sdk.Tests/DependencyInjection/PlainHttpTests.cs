using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Diagnostics;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>A sandbox on another host is reached by plain http where the application says so aloud, and Baloan's own gateway never.</summary>
public sealed class PlainHttpTests
{
    private const int PlainHttpEvent = 1010;

    private readonly RecordingLogger _log = new();

    public static TheoryData<string> Elsewhere =>
    [
        "http://sandbox:5080", "http://sandbox.internal/", "http://10.0.0.5:5080", "http://192.0.2.7", "http://[fd00::7]:5080",
        "http://host.docker.internal:5080", "http://baloan.ir.example/", "http://notbaloan.ir/",
    ];

    public static TheoryData<string> Baloans =>
        ["http://api.baloan.ir", "http://API.Baloan.IR:8080", "http://api.baloan.ir.", "http://staging.baloan.ir/", "http://baloan.ir"];

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void It_is_refused_by_default_and_the_way_out_is_named(string address) =>
        FluentActions.Invoking(() => ClientAt(address, isAllowed: false)).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Equal(
                "BaloanClientOptions.BaseAddress must be https, or http on a loopback host; AllowPlainHttp lets a sandbox on another host be http.");

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void It_is_taken_where_it_is_allowed_and_told_once(string address)
    {
        using var client = ClientAt(address, isAllowed: true);

        _log.Entries.Should().ContainSingle().Which.Should().Match<(EventId Id, string Text)>(entry =>
            entry.Id.Id == PlainHttpEvent && entry.Text.Contains(new Uri(address).Authority));
    }

    [Theory]
    [MemberData(nameof(Baloans))]
    public void Baloans_own_hosts_are_asked_by_https_alone(string address) =>
        FluentActions.Invoking(() => ClientAt(address, isAllowed: true)).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().Equal("BaloanClientOptions.BaseAddress must be https.");

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("https://api.baloan.ir")]
    public void Nothing_is_told_of_what_is_safe(string address)
    {
        using var client = ClientAt(address, isAllowed: true);

        _log.Entries.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ftp://sandbox")]
    [InlineData("http://user:password@sandbox:5080")]
    [InlineData("http://sandbox:5080/api/v1/partnership/")]
    public void It_allows_nothing_else(string address) =>
        FluentActions.Invoking(() => ClientAt(address, isAllowed: true)).Should().Throw<OptionsValidationException>();

    [Theory]
    [InlineData("")]
    [InlineData("second-partner")]
    public async Task It_can_stand_in_the_configuration_of_any_client(string name)
    {
        var gateway = new TestGateway(_ => TestGateway.Json("[]"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Partner:BaseAddress"] = "http://sandbox:5080",
            ["Partner:AllowPlainHttp"] = "true",
            ["Partner:Username"] = "partner",
            ["Partner:Password"] = "secret",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(new SingleLoggerFactory(_log));
        services.AddBaloanClient(name, configuration.GetSection("Partner")).AnsweredBy(gateway);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IBaloanClient>(name).Policies.ListAsync(TestContext.Current.CancellationToken);

        gateway.Requests.Single().Address.Should().Be(new Uri("http://sandbox:5080/api/v1/partnership/loan-policies"));
        _log.Count(PlainHttpEvent).Should().Be(1);
    }

    [Fact]
    public async Task It_is_told_at_the_applications_start_before_any_client_is_made()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<ILoggerFactory>(new SingleLoggerFactory(_log));
        builder.Services.AddBaloanClient(options =>
        {
            ClientSetup.Complete(options);
            (options.BaseAddress, options.AllowPlainHttp) = (new Uri("http://sandbox:5080"), true);
        });
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        _log.Count(PlainHttpEvent).Should().Be(1);
        using var scope = host.Services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<IOptionsSnapshot<BaloanClientOptions>>().Value;
        _log.Count(PlainHttpEvent).Should().Be(1, "it was told already");
    }

    [Theory]
    [InlineData("http://sandbox:5080/media/c.pdf", "Bearer access-1")]
    [InlineData("/media/c.pdf", "Bearer access-1")]
    public async Task A_contract_of_such_a_sandbox_is_fetched_from_it(string url, string authorization)
    {
        var gateway = Contracts.Downloads.Gateway(() => Contracts.PdfFile.Answer(Contracts.PdfFile.Small));
        using var client = ClientAt("http://sandbox:5080", isAllowed: true, gateway);

        await client.Contracts.DownloadAsync(Contracts.Downloads.ContractAt(url), Stream.Null, TestContext.Current.CancellationToken);

        gateway.Requests.Should().Equal((HttpMethod.Get, new Uri("http://sandbox:5080/media/c.pdf"), authorization));
    }

    [Theory]
    [InlineData("http://sandbox:5081/media/c.pdf")]
    [InlineData("http://files.example/media/c.pdf")]
    public async Task A_contract_of_another_place_is_not_fetched_by_http(string url)
    {
        var gateway = Contracts.Downloads.Gateway(() => Contracts.PdfFile.Answer(Contracts.PdfFile.Small));
        using var client = ClientAt("http://sandbox:5080", isAllowed: true, gateway);

        await client.Awaiting(baloan => baloan.Contracts.DownloadAsync(Contracts.Downloads.ContractAt(url), Stream.Null)).Should().ThrowAsync<BaloanResponseException>();

        gateway.Requests.Should().BeEmpty();
    }

    private BaloanClient ClientAt(string address, bool isAllowed, HttpMessageHandler? handler = null)
    {
        var options = new BaloanClientOptions { BaseAddress = new Uri(address), AllowPlainHttp = isAllowed, Username = "partner", Password = "secret" };
        options.BePatient();
        return new BaloanClient(options, new SingleLoggerFactory(_log), handler: handler);
    }
}
