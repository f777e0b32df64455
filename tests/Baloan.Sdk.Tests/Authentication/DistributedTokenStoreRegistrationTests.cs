using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class DistributedTokenStoreRegistrationTests
{
    private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));

    [Fact]
    public async Task Two_containers_share_through_their_cache()
    {
        await using var first = Build(services => services.AddSingleton<IBaloanTokenProtector>(new XorProtector(3)));
        await using var second = Build(services => services.AddSingleton<IBaloanTokenProtector>(new XorProtector(3)));
        var token = new SharedToken("access", "refresh", DateTimeOffset.UnixEpoch.AddYears(70), TimeSpan.FromMinutes(5));

        await StoreOf(first).WriteAsync("partner", token, TestContext.Current.CancellationToken);

        (await StoreOf(second).ReadAsync("partner", TestContext.Current.CancellationToken)).Should().BeEquivalentTo(token);
    }

    [Fact]
    public async Task Without_a_protector_the_start_fails_and_names_the_setting()
    {
        await using var provider = Build(_ => { });

        var start = () => provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get("shop");

        start.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("BaloanClientOptions.Token.Store.AllowPlaintext").And.Contain("IBaloanTokenProtector");
    }

    [Fact]
    public async Task Plaintext_has_to_be_allowed()
    {
        await using var provider = Build(services => services.Configure<BaloanClientOptions>("shop", options => options.Token.Store.AllowPlaintext = true));

        StoreOf(provider).Should().BeOfType<DistributedTokenStore>();
    }

    [Fact]
    public async Task Without_a_cache_the_start_fails_and_says_so()
    {
        await using var provider = Build(services =>
        {
            services.AddSingleton<IBaloanTokenProtector>(new XorProtector(3));
            services.Remove(services.Single(service => service.ServiceType == typeof(IDistributedCache)));
        });

        var start = () => provider.GetRequiredService<IOptionsMonitor<BaloanClientOptions>>().Get("shop");

        start.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("IDistributedCache");
    }

    private static ITokenStore StoreOf(IServiceProvider provider) => provider.GetRequiredKeyedService<ITokenStore>("shop");

    private ServiceProvider Build(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IDistributedCache>(_cache);
        services.AddBaloanClient("shop", options =>
        {
            options.Username = "partner";
            options.Password = "right-password";
        }).UseDistributedTokenStore();
        configure(services);
        return services.BuildServiceProvider();
    }
}
