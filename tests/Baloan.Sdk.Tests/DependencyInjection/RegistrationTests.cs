using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.DependencyInjection;

/// <summary>AddBaloanClient in its forms, and what comes out of the container.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly ServiceCollection _services = new();
    private readonly RecordingHandler _network = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _network.Dispose();

    [Fact]
    public async Task An_action_sets_the_options()
    {
        _services.AddBaloanClient(options =>
        {
            options.BaseAddress = new Uri("https://gateway.example/behind/a/proxy");
            options.Username = "partner";
            options.Password = "from-action";
        }).AnsweredBy(_network);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        _network.Requests.Select(request => request.Address.AbsoluteUri).Should().Equal(
            "https://gateway.example/behind/a/proxy/api/v1/partnership/token/",
            "https://gateway.example/behind/a/proxy/api/v1/partnership/loan-policies");
        _network.Requests[0].Body.Should().Be("username=partner&password=from-action");
    }

    [Fact]
    public async Task A_configuration_section_sets_the_options()
    {
        _services.AddBaloanClient(SectionOf(("Username", "partner"), ("Password", "from-section"), ("Language", "fa"))).AnsweredBy(_network);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        _network.Requests[0].Body.Should().Be("username=partner&password=from-section");
        _network.Requests[1].Headers["Accept-Language"].Should().Be("fa");
        _network.Requests[1].Address.Should().Be(new Uri("https://api.baloan.ir/api/v1/partnership/loan-policies"));
    }

    [Fact]
    public async Task A_named_client_is_a_keyed_service_with_its_own_options_and_token()
    {
        var secondNetwork = new RecordingHandler();
        _services.AddBaloanClient("first", options => (options.Username, options.Password) = ("one", "1")).AnsweredBy(_network);
        _services.AddBaloanClient("second", SectionOf(("Username", "two"), ("Password", "2"))).AnsweredBy(secondNetwork);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredKeyedService<IBaloanClient>("first").Policies.ListAsync(Token);
        await provider.GetRequiredKeyedService<IBaloanClient>("second").Policies.ListAsync(Token);

        _network.Requests.Select(request => request.Body).Should().Equal("username=one&password=1", "");
        secondNetwork.Requests.Select(request => request.Body).Should().Equal("username=two&password=2", "");
    }

    [Fact]
    public async Task A_named_client_is_not_the_one_without_a_name()
    {
        _services.AddBaloanClient("second-partner", ClientSetup.Complete);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        provider.GetService<IBaloanClient>().Should().BeNull();
        provider.GetKeyedService<IBaloanClient>("second-partner").Should().NotBeNull();
    }

    [Fact]
    public async Task A_client_is_a_singleton()
    {
        _services.AddBaloanClient(ClientSetup.Complete);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);
        await using var scope = provider.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<IBaloanClient>()
            .Should().BeSameAs(provider.GetRequiredService<IBaloanClient>());
    }

    [Fact]
    public async Task Registering_twice_goes_on_with_the_same_client()
    {
        _services.AddBaloanClient(ClientSetup.Complete);
        _services.AddBaloanClient(options => options.Language = "fa").AnsweredBy(_network);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        provider.GetServices<IBaloanClient>().Should().ContainSingle();
        _network.Requests.Should().HaveCount(2);
        _network.Requests[1].Headers["Accept-Language"].Should().Be("fa");
    }

    [Fact]
    public async Task The_credentials_follow_a_reload_of_the_configuration()
    {
        var configuration = new ConfigurationManager();
        configuration["Baloan:Username"] = "partner";
        configuration["Baloan:Password"] = "old";
        _services.AddBaloanClient(configuration.GetSection("Baloan")).AnsweredBy(_network);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);
        var client = provider.GetRequiredService<IBaloanClient>();

        configuration["Baloan:Password"] = "new";
        ((IConfigurationRoot)configuration).Reload();
        await client.Policies.ListAsync(Token);

        _network.Requests[0].Body.Should().Be("username=partner&password=new");
    }

    [Fact]
    public void The_builder_names_what_it_builds()
    {
        var unnamed = _services.AddBaloanClient(ClientSetup.Complete);
        var named = _services.AddBaloanClient("second-partner", ClientSetup.Complete);

        unnamed.Name.Should().BeEmpty();
        named.Name.Should().Be("second-partner");
        named.Services.Should().BeSameAs(_services);
        new[] { unnamed.HttpClientBuilder, unnamed.BareHttpClientBuilder, named.HttpClientBuilder, named.BareHttpClientBuilder }
            .Select(builder => builder.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_handler_of_the_application_sees_the_operations_and_no_credentials()
    {
        var own = new SeeingHandler();
        _services.AddBaloanClient(ClientSetup.Complete).AnsweredBy(_network).HttpClientBuilder.AddHttpMessageHandler(() => own);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        own.Seen.Should().Equal("/api/v1/partnership/loan-policies");
    }

    [Fact]
    public async Task A_handler_of_the_plain_client_sees_the_token_requests_alone()
    {
        var own = new SeeingHandler();
        _services.AddBaloanClient(ClientSetup.Complete).AnsweredBy(_network).BareHttpClientBuilder.AddHttpMessageHandler(() => own);
        await using var provider = _services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<IBaloanClient>().Policies.ListAsync(Token);

        own.Seen.Should().Equal("/api/v1/partnership/token/");
    }

    [Fact]
    public async Task The_container_disposes_of_the_client()
    {
        _services.AddBaloanClient(ClientSetup.Complete).AnsweredBy(_network);
        var provider = _services.BuildServiceProvider(validateScopes: true);
        var client = provider.GetRequiredService<IBaloanClient>();

        await provider.DisposeAsync();

        var act = () => client.Policies.ListAsync(Token);
        (await act.Should().ThrowAsync<ObjectDisposedException>()).Which.ObjectName.Should().Be("Baloan.Sdk.BaloanClient");
        _network.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_registered_without_what_is_needed()
    {
        var withoutServices = () => ((IServiceCollection)null!).AddBaloanClient(ClientSetup.Complete);
        var withoutAction = () => _services.AddBaloanClient((Action<BaloanClientOptions>)null!);
        var withoutSection = () => _services.AddBaloanClient((IConfiguration)null!);
        var withoutName = () => _services.AddBaloanClient(null!, ClientSetup.Complete);

        withoutServices.Should().Throw<ArgumentNullException>().WithParameterName("services");
        withoutAction.Should().Throw<ArgumentNullException>().WithParameterName("configure");
        withoutSection.Should().Throw<ArgumentNullException>().WithParameterName("configuration");
        withoutName.Should().Throw<ArgumentNullException>().WithParameterName("name");
        _services.Should().BeEmpty();
    }

    private static IConfigurationSection SectionOf(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Baloan:" + setting.Key, (string?)setting.Value)))
            .Build()
            .GetSection("Baloan");

    private sealed class SeeingHandler : DelegatingHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
