using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>An application with partners in a table, in the real container, with a gateway in memory and a clock that the test moves.</summary>
internal sealed class Marketplace : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> _provider;

    /// <param name="gateway">The gateway of another node of the same application; its own where it is null.</param>
    public Marketplace(PartnersGateway? gateway = null)
    {
        Gateway = gateway ?? new PartnersGateway(Time);
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Table);
        Services.AddSingleton(Scopes);
        Builder = Services.AddBaloanClients<TableStore>(options => options.Retry.MaxRetries = 0).AnsweredBy(Gateway);
        _provider = new(() => Services.BuildServiceProvider(validateScopes: true));
    }

    public ObservedTime Time { get; } = new();

    public PartnerTable Table { get; } = new();

    public StoreScopes Scopes { get; } = new();

    public ServiceCollection Services { get; } = new();

    public BaloanClientBuilder Builder { get; }

    public PartnersGateway Gateway { get; }

    public IBaloanClientFactory Clients => _provider.Value.GetRequiredService<IBaloanClientFactory>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<IBaloanClient> ClientAsync(string key) => Clients.GetAsync(key, Token).AsTask();

    /// <summary>Calls the gateway for a partner.</summary>
    public async Task CallAsync(string key) => await (await ClientAsync(key)).Policies.ListAsync(Token);

    public async ValueTask DisposeAsync()
    {
        if (_provider.IsValueCreated)
        {
            await _provider.Value.DisposeAsync();
        }

        Gateway.Dispose();
    }
}
