using System.Net;
using Baloan.Sdk.Tests.Faults;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary>What applications do with a client and its options.</summary>
public sealed class HostingTests
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    private readonly ServiceCollection _services = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_breaker_of_one_client_leaves_another_alone()
    {
        var failing = new TestGateway(HttpStatusCode.InternalServerError);
        var sound = new TestGateway(HttpStatusCode.OK);
        failing.Register(_services, "failing");
        sound.Register(_services, "sound");
        await using var provider = _services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<IBaloanClient>("failing");
        for (var i = 0; i < 12; i++)
        {
            await FluentActions.Awaiting(() => client.Contracts.RequestOtpAsync(LoanId, Token)).Should().ThrowAsync<BaloanException>();
        }

        await provider.GetRequiredKeyedService<IBaloanClient>("sound").Contracts.RequestOtpAsync(LoanId, Token);

        (failing.Operations, sound.Operations).Should().Be((10, 1));
    }

    [Fact]
    public async Task A_client_without_handlers_of_the_application_has_nothing_to_watch_over()
    {
        new TestGateway(HttpStatusCode.OK).Register(_services);
        await using var provider = _services.BuildServiceProvider();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Baloan.Sdk");

        ChainOf(handler).OfType<SendOnceHandler>().Should().BeEmpty();
    }

    [Fact]
    public async Task Registering_twice_puts_the_innermost_handler_in_once()
    {
        _services.ConfigureHttpClientDefaults(every => every.AddHttpMessageHandler(() => new RepeatingHandler(times: 1)));
        var gateway = new TestGateway(HttpStatusCode.OK);
        gateway.Register(_services);
        gateway.Register(_services);
        await using var provider = _services.BuildServiceProvider();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Baloan.Sdk");

        ChainOf(handler).OfType<SendOnceHandler>().Should().ContainSingle();
    }

    [Fact]
    public async Task The_watching_handlers_lie_around_those_of_the_application_even_when_these_are_added_later()
    {
        var builder = new TestGateway(HttpStatusCode.OK).Register(_services);
        builder.HttpClientBuilder.AddHttpMessageHandler(() => new ReadingHandler());
        _services.ConfigureHttpClientDefaults(every => every.AddHttpMessageHandler(() => new RepeatingHandler(times: 1)));
        await using var provider = _services.BuildServiceProvider();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Baloan.Sdk");

        ChainOf(handler).Where(link => link.GetType().Assembly != typeof(IHttpClientFactory).Assembly).Select(link => link.GetType())
            .Should().Equal(typeof(MessageFlowHandler), typeof(RepeatingHandler), typeof(ReadingHandler), typeof(SendOnceHandler), typeof(TestGateway));
    }

    [Fact]
    public async Task A_reload_that_is_not_valid_leaves_a_running_client_its_credentials()
    {
        var configuration = new ConfigurationManager();
        configuration["Baloan:Username"] = "partner";
        configuration["Baloan:Password"] = "secret";
        var clock = new FaultClock();
        _services.AddSingleton<TimeProvider>(clock);
        var gateway = new TestGateway(HttpStatusCode.OK);
        DependencyInjection.ClientSetup.AnsweredBy(_services.AddBaloanClient(configuration.GetSection("Baloan")), gateway);
        await using var provider = _services.BuildServiceProvider();
        var client = provider.GetRequiredService<IBaloanClient>();
        await client.Contracts.RequestOtpAsync(LoanId, Token);

        configuration["Baloan:Password"] = "";
        FluentActions.Invoking(((IConfigurationRoot)configuration).Reload).Should().Throw<Exception>("the application is told, too");
        clock.Advance(TimeSpan.FromHours(1));
        await client.Contracts.RequestOtpAsync(LoanId, Token);

        (gateway.Operations, gateway.TokenRequests).Should().Be((2, 2));
    }

    [Fact]
    public async Task A_proxy_is_the_business_of_the_primary_handler()
    {
        await using var proxy = new FaultServer(Faults.Faults.Named("none"), isTokenFault: false, new FaultClock());
        var builder = _services.AddBaloanClient(options =>
        {
            options.BaseAddress = new Uri("http://localhost:9/");
            options.Username = "partner";
            options.Password = "secret";
            options.BePatient();
        });
        foreach (var client in new[] { builder.HttpClientBuilder, builder.BareHttpClientBuilder })
        {
            client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy(proxy.Address) { BypassProxyOnLocal = false } });
        }

        await using var provider = _services.BuildServiceProvider();

        await provider.GetRequiredService<IBaloanClient>().Loans.CreateAsync(TestClient.LoanRequest, Token);

        (proxy.Operations, proxy.Tokens).Should().Be((1, 1));
    }

    private static IEnumerable<HttpMessageHandler> ChainOf(HttpMessageHandler? handler)
    {
        for (; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            yield return handler;
        }
    }
}
