using System.Text;
using Baloan.Sandbox;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Tests.DataProtection;

public sealed class DataProtectionTests
{
    private static readonly byte[] Token = Encoding.UTF8.GetBytes("an access token");

    private readonly EphemeralDataProtectionProvider _keys = new();

    [Fact]
    public async Task A_token_is_sealed_and_opened_again()
    {
        await using var services = Build();
        var protector = services.GetRequiredKeyedService<IBaloanTokenProtector>("shop");

        var sealedToken = protector.Protect(Token);

        Encoding.UTF8.GetString(sealedToken).Should().NotContain("access");
        protector.Unprotect(sealedToken).Should().Equal(Token);
    }

    [Fact]
    public async Task A_token_of_another_client_or_one_that_was_changed_is_not_opened()
    {
        await using var services = Build();
        var sealedToken = services.GetRequiredKeyedService<IBaloanTokenProtector>("shop").Protect(Token);

        services.GetRequiredKeyedService<IBaloanTokenProtector>("").Unprotect(sealedToken).Should().BeNull();
        sealedToken[^1] ^= 1;
        services.GetRequiredKeyedService<IBaloanTokenProtector>("shop").Unprotect(sealedToken).Should().BeNull();
    }

    [Fact]
    public async Task Two_nodes_with_the_same_keys_log_in_once_between_them()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        await using var first = BuildNode(sandbox, cache);
        await using var second = BuildNode(sandbox, cache);

        await first.GetRequiredService<IBaloanClient>().Policies.ListAsync(TestContext.Current.CancellationToken);
        await second.GetRequiredService<IBaloanClient>().Policies.ListAsync(TestContext.Current.CancellationToken);

        sandbox.Requests.Should().ContainSingle(request => request.Path.EndsWith("token/", StringComparison.Ordinal));
    }

    private ServiceProvider BuildNode(BaloanSandbox sandbox, IDistributedCache cache)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(cache);
        services.AddClientOf(sandbox).UseDistributedTokenStore().UseDataProtection();
        services.AddSingleton<IDataProtectionProvider>(_keys);
        return services.BuildServiceProvider();
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddBaloanClient(_ => { }).UseDataProtection();
        services.AddBaloanClient("shop", _ => { }).UseDataProtection();
        services.AddSingleton<IDataProtectionProvider>(_keys);
        return services.BuildServiceProvider();
    }
}
