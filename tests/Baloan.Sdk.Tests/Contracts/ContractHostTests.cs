using System.Net;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>The gateway's word does not make a partner's server ask the servers behind it.</summary>
public sealed class ContractHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Hosts that are not on the internet, in every form that an address of the web may have.</summary>
    public static TheoryData<string> NearHosts =>
    [
        "127.0.0.1", "127.1", "127.0.0.1.", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.255.255.254", "\uFF11\uFF12\uFF17.0.0.1",
        "localhost", "LOCALHOST", "localhost.", "files.localhost", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "169.254.169.254", "[fe80::1]", "[fe80::1%25eth0]", "[febf::1]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1:a9fe:a9:fe00::]", "[64:ff9b:1::5db8:d822]", "[2002:a9fe:a9fe::1]",
        "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.127.255.255", "167772161", "0xa000001",
        "[fc00::1]", "[fdff::1]", "[fec0::1]", "[::ffff:10.0.0.1]", "[::ffff:192.168.0.1]",
        "0.0.0.0", "0", "0.1.2.3", "[::]", "255.255.255.255", "224.0.0.1", "240.0.0.1", "[ff02::1]", "192.0.0.1", "198.18.0.1",
    ];

    [Theory]
    [MemberData(nameof(NearHosts))]
    public async Task A_host_that_is_not_on_the_internet_is_not_asked(string host)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        var error = (await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), $"https://{host}:8443/c.pdf")).Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Field.Should().Be("contract_pdf_file.file");
        error.InnerException!.Message.Should().Contain("ContractHosts");
        gateway.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(NearHosts))]
    public async Task A_redirect_to_such_a_host_is_not_followed(string host)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Redirect($"https://{host}/c.pdf"));

        await FluentActions.Awaiting(() => DownloadAsync(TestClient.For(gateway), "https://files.example/c.pdf")).Should().ThrowAsync<BaloanApiException>();

        gateway.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("https://files.example/c.pdf")]
    [InlineData("https://files.example:8443/c.pdf")]
    [InlineData("https://185.143.232.1/c.pdf")]
    [InlineData("https://172.15.0.1/c.pdf")]
    [InlineData("https://172.32.0.1/c.pdf")]
    [InlineData("https://100.63.0.1/c.pdf")]
    [InlineData("https://100.128.0.1/c.pdf")]
    [InlineData("https://[2a01:4f8::1]/c.pdf")]
    [InlineData("https://localhost.example/c.pdf")]
    public async Task A_host_on_the_internet_is_asked(string url) => await ShouldAskAsync("https://api.baloan.ir", url);

    [Theory]
    [InlineData("https://localhost:5001", "https://127.0.0.1:6000/c.pdf")]
    [InlineData("https://127.0.0.1", "https://[::1]/c.pdf")]
    [InlineData("https://10.0.0.1", "https://192.168.7.7/c.pdf")]
    [InlineData("https://[fd00::1]", "https://10.1.1.1/c.pdf")]
    [InlineData("https://169.254.1.1", "https://[fe80::2]/c.pdf")]
    [InlineData("https://baloan.internal", "https://baloan.internal:9000/c.pdf")]
    public async Task What_is_as_near_as_the_gateway_is_asked(string gateway, string url) => await ShouldAskAsync(gateway, url);

    [Theory]
    [InlineData("https://localhost:5001", "https://10.0.0.1/c.pdf")]
    [InlineData("https://10.0.0.1", "https://127.0.0.1/c.pdf")]
    [InlineData("https://10.0.0.1", "https://169.254.169.254/c.pdf")]
    [InlineData("https://10.0.0.1", "https://0.0.0.0/c.pdf")]
    public async Task What_is_nearer_in_another_way_than_the_gateway_is_not_asked(string gateway, string url) => await ShouldRefuseAsync(gateway, url);

    [Theory]
    [InlineData("https://files.baloan.ir/c.pdf")]
    [InlineData("https://FILES.baloan.ir.:8443/c.pdf")]
    [InlineData("https://10.0.0.7/c.pdf")]
    [InlineData("https://[fd00::7]/c.pdf")]
    [InlineData("https://api.baloan.ir/c.pdf")]
    public async Task A_host_that_is_named_is_asked_wherever_it_is(string url) =>
        await ShouldAskAsync("https://api.baloan.ir", url, "files.baloan.ir", "10.0.0.7", "fd00::7");

    [Theory]
    [InlineData("https://files.example/c.pdf")]
    [InlineData("https://cdn.files.baloan.ir/c.pdf")]
    public async Task Where_hosts_are_named_no_other_is_asked(string url) => await ShouldRefuseAsync("https://api.baloan.ir", url, "files.baloan.ir");

    [Fact]
    public async Task A_name_that_stands_for_such_an_address_is_found_out_when_the_connection_is_opened()
    {
        Assert.SkipWhen(SdkBuild.IsNetStandard, "The netstandard2.0 build cannot see connections open.");
        var name = FindNearName();
        Assert.SkipWhen(name is null, "This machine has no other name for a near address than localhost.");
        var services = new ServiceCollection();
        services.AddBaloanClient(options =>
        {
            options.Username = "partner";
            options.Password = "secret";
            options.BePatient();
        });
        await using var provider = services.BuildServiceProvider();

        var error = (await FluentActions.Awaiting(() => DownloadAsync(provider.GetRequiredService<IBaloanClient>(), $"https://{name}:9/c.pdf"))
            .Should().ThrowAsync<BaloanResponseException>()).Which;

        error.Field.Should().Be("contract_pdf_file.file");
    }

    /// <summary>A name that the machine itself knows for an address of its own, and that does not tell so.</summary>
    private static string? FindNearName()
    {
        const string hosts = "/etc/hosts";
        return !File.Exists(hosts) ? null : File.ReadAllLines(hosts)
            .Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && IPAddress.TryParse(words[0], out var address) && IPAddress.IsLoopback(address))
            .SelectMany(words => words.Skip(1))
            .FirstOrDefault(name => !name.Equals("localhost", StringComparison.OrdinalIgnoreCase) && name != Dns.GetHostName());
    }

    private static async Task ShouldAskAsync(string gatewayAddress, string url, params string[] named)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        await DownloadAsync(ClientOf(gateway, gatewayAddress, named), url);

        gateway.Requests.Should().ContainSingle();
    }

    private static async Task ShouldRefuseAsync(string gatewayAddress, string url, params string[] named)
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        await FluentActions.Awaiting(() => DownloadAsync(ClientOf(gateway, gatewayAddress, named), url)).Should().ThrowAsync<BaloanResponseException>();

        gateway.Requests.Should().BeEmpty();
    }

    private static IBaloanClient ClientOf(TestGateway gateway, string address, string[] named) => TestClient.For(gateway, options =>
    {
        options.BaseAddress = new Uri(address);
        foreach (var host in named)
        {
            options.ContractHosts.Add(host);
        }
    });

    private static Task DownloadAsync(IBaloanClient client, string url) =>
        client.Contracts.DownloadAsync(Downloads.ContractAt(url), new MemoryStream(), Token);
}
