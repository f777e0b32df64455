using System.Collections.Concurrent;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.DependencyInjection;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>The settings that partners share, in three cultures: read from configuration, checked when the application starts, named where they cannot work.</summary>
public sealed class PartnerSettingsTests
{
    [Theory]
    [ClassData(typeof(Cultures))]
    public void A_whole_configuration_gives_the_section_of_the_partners_alone(string culture)
    {
        using var scope = new CultureScope(culture);
        using var provider = Provider(services => services.AddBaloanClients<NoPartners>(Configuration(
            ("Username", "of-the-operating-system"),
            ("Baloan:Username", "of-the-single-client"),
            ("Baloan:Partners:Timeout", "00:00:07.5"),
            ("Baloan:Partners:MaxClients", "77"),
            ("Baloan:Partners:IdleTimeout", "01:30:00"))));

        provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get("partners").Timeout.Should().Be(TimeSpan.FromSeconds(7.5));
        var limits = provider.GetRequiredService<IOptions<BaloanPartnersOptions>>().Value;
        (limits.MaxClients, limits.IdleTimeout).Should().Be((77, TimeSpan.FromMinutes(90)));
    }

    [Theory]
    [InlineData("MaxClients", "0", "Client 'partners': Baloan:Partners:MaxClients must be from 1 to 1000000.")]
    [InlineData("IdleTimeout", "00:00:00.5", "Client 'partners': Baloan:Partners:IdleTimeout must be from 00:00:01 to 12:00:00, but is *")]
    [InlineData("Timeout", "00:00:00", "Client 'partners': Baloan:Partners:Timeout must be from *")]
    [InlineData("Username", "shop", "Client 'partners': Baloan:Partners:Username is not read: user names and passwords come from the partner store. Leave it out.")]
    [InlineData("Password", "secret", "Client 'partners': Baloan:Partners:Password is not read: *")]
    public async Task What_cannot_work_keeps_the_application_from_starting(string setting, string value, string fault)
    {
        using var host = HostWith(services => services.AddBaloanClients<NoPartners>(Configuration(($"Baloan:Partners:{setting}", value))));

        var act = () => host.StartAsync(TestContext.Current.CancellationToken);

        await act.Should().ThrowAsync<OptionsValidationException>().WithMessage(fault);
    }

    [Fact]
    public async Task Nothing_is_required()
    {
        using var host = HostWith(services => services.AddBaloanClients<NoPartners>());

        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_name_of_the_partners_clients_is_taken_for_a_client_that_comes_later()
    {
        var services = new ServiceCollection();
        services.AddBaloanClients<NoPartners>();

        var act = () => services.AddBaloanClient("partners", _ => { });

        act.Should().Throw<InvalidOperationException>().WithMessage("The name 'partners' is that of the clients of AddBaloanClients*");
    }

    [Fact]
    public void The_name_of_the_partners_clients_is_taken_by_a_client_that_came_before()
    {
        var services = new ServiceCollection();
        services.AddBaloanClient("partners", _ => { });

        var act = () => services.AddBaloanClients<NoPartners>();

        act.Should().Throw<InvalidOperationException>().WithMessage("*another name*");
    }

    [Fact]
    public async Task Clients_of_partners_and_others_live_side_by_side()
    {
        var services = new ServiceCollection();
        services.AddBaloanClients<NoPartners>();
        services.AddBaloanClient(options => (options.Username, options.Password) = ("one", "1"));
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        provider.GetService<IBaloanClient>().Should().NotBeNull();
        provider.GetService<IBaloanClientFactory>().Should().NotBeNull();
        provider.GetKeyedService<IBaloanClient>("partners").Should().BeNull();
    }

    [Fact]
    public async Task A_reload_of_the_configuration_changes_nothing_for_partners_that_come_later()
    {
        var time = new ObservedTime();
        using var gateway = new TestGateway(_ => TestGateway.Json("[]")) { Tokens = new PartnersTokens(time) };
        using var hosts = new SeenHosts(gateway);
        var configuration = Configuration(("Baloan:Partners:BaseAddress", "https://gateway.test"));
        await using var provider = Provider(services =>
        {
            services.AddSingleton<TimeProvider>(time).AddSingleton(new PartnerTable()).AddSingleton(new StoreScopes());
            services.AddBaloanClients<TableStore>(configuration).AnsweredBy(hosts);
        });
        await CallAsync(provider, "first");

        configuration["Baloan:Partners:BaseAddress"] = "https://elsewhere.test";
        ((IConfigurationRoot)configuration).Reload();
        await CallAsync(provider, "second");
        configuration["Baloan:Partners:Timeout"] = "00:00:00";
        ((IConfigurationRoot)configuration).Reload();
        await CallAsync(provider, "third");

        hosts.Seen.Should().HaveCount(6).And.OnlyContain(host => host == "gateway.test");
    }

    private static async Task CallAsync(ServiceProvider provider, string key)
    {
        var client = await provider.GetRequiredService<IBaloanClientFactory>().GetAsync(key, TestContext.Current.CancellationToken);
        await client.Policies.ListAsync(TestContext.Current.CancellationToken);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)))
        .Build();

    private static ServiceProvider Provider(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static IHost HostWith(Action<IServiceCollection> add) =>
        new HostBuilder().ConfigureServices(add).Build();

    private sealed class SeenHosts(HttpMessageHandler gateway) : DelegatingHandler(gateway)
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Enqueue(request.RequestUri!.Host);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class NoPartners : IBaloanPartnerStore
    {
        public Task<BaloanPartner?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult<BaloanPartner?>(null);
    }
}
