using System.Net;
using System.Net.Security;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Faults;

/// <summary>Behind a forward proxy, with all repeats of the client's own off.</summary>
public sealed class ForwardProxyTests
{
    private static readonly Uri File = new("https://files.example/c.pdf");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Requests { get; } = new()
    {
        { "token", false },
        { "token", true },
        { "list policies", false },
        { "list policies", true },
        { "sign", false },
        { "sign", true },
        { ClientOperation.Download, false },
        { ClientOperation.Download, true },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_proxy_that_hangs_up_is_asked_for_one_tunnel(string request, bool isOwnHandler)
    {
        Assert.SkipWhen(SdkBuild.IsNetStandard, SdkBuild.NetRepeatsReads);
        await using var proxy = new ForwardProxy(ProxyManner.HangsUp);
        await using var services = ServicesBehind(proxy, request, isOwnHandler);

        var act = () => SendAsync(services, request);

        await act.Should().ThrowAsync<BaloanConnectionException>();
        proxy.Tunnels.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_gateway_behind_a_proxy_that_hangs_up_gets_a_request_once(string request, bool isOwnHandler)
    {
        Assert.SkipWhen(SdkBuild.IsNetStandard, SdkBuild.NetRepeatsReads);
        await using var proxy = new ForwardProxy(ProxyManner.LeadsToGatewayThatHangsUp);
        await using var services = ServicesBehind(proxy, request, isOwnHandler);

        var act = () => SendAsync(services, request);

        await act.Should().ThrowAsync<BaloanException>();
        proxy.Requests.Should().Be(1);
        proxy.Tunnels.Should().BeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_proxy_may_close_the_connection_when_it_asks_for_credentials()
    {
        await using var proxy = new ForwardProxy(ProxyManner.AsksForCredentials);
        await using var services = ServicesBehind(proxy, "token", isOwnHandler: false);

        await SendAsync(services, "token");

        (proxy.Tunnels, proxy.Requests).Should().Be((2, 1));
    }

    private static Task SendAsync(ServiceProvider services, string request) => request == "token"
        ? services.GetRequiredKeyedService<BaloanClient>("").AuthenticateAsync(Token)
        : ClientOperation.CallAsync(services.GetRequiredService<IBaloanClient>(), request, new OperationArguments { ContractFile = File }, Token);

    private static ServiceProvider ServicesBehind(ForwardProxy proxy, string request, bool isOwnHandler)
    {
        var services = new ServiceCollection();
        var builder = services.AddBaloanClient(options =>
        {
            options.BaseAddress = new Uri("https://gateway.example/");
            options.Username = "partner";
            options.Password = "secret";
            options.BePatient();
            options.Retry.MaxRetries = 0;
            options.Token.MaxRetries = 0;
        });
        Lead(builder.HttpClientBuilder, proxy, isOwnHandler);
        Lead(builder.BareHttpClientBuilder, proxy, isOwnHandler);
        if (request is not ("token" or ClientOperation.Download))
        {
            builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new TestGateway(_ => TestGateway.Json("{}")));
        }

        return services.BuildServiceProvider();
    }

    private static void Lead(IHttpClientBuilder client, ForwardProxy proxy, bool isOwnHandler)
    {
        if (isOwnHandler)
        {
            client.ConfigurePrimaryHttpMessageHandler(() =>
            {
                var handler = new SocketsHttpHandler();
                Lead(handler, proxy);
                return handler;
            });
        }
        else
        {
            client.UseSocketsHttpHandler((handler, _) => Lead(handler, proxy));
        }
    }

    private static void Lead(SocketsHttpHandler handler, ForwardProxy proxy)
    {
        handler.Proxy = new WebProxy(proxy.Address) { Credentials = new NetworkCredential("user", "password") };
        handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=gateway.example" };
    }
}
