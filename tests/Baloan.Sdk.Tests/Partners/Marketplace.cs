using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.DependencyInjection;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>An application with partners in a table, in the real container, with a gateway in memory and a clock that the test moves.</summary>
internal sealed class Marketplace : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> _provider;
    private readonly TestGateway _gateway;

    /// <param name="tokens">Those of another node of the same application; its own where it is null.</param>
    public Marketplace(PartnersTokens? tokens = null)
    {
        Tokens = tokens ?? new PartnersTokens(Time);
        _gateway = new TestGateway((request, cancellationToken) => AnswerAsync(Tokens.PartnerOf(request), cancellationToken))
        {
            Tokens = Tokens,
            ReadsContent = true,
        };
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Table);
        Services.AddSingleton(Scopes);
        Builder = Services.AddBaloanClients<TableStore>(options => options.Retry.MaxRetries = 0).AnsweredBy(_gateway);
        _provider = new(() => Services.BuildServiceProvider(validateScopes: true));
    }

    public ObservedTime Time { get; } = new();

    public PartnerTable Table { get; } = new();

    public StoreScopes Scopes { get; } = new();

    public ServiceCollection Services { get; } = new();

    public BaloanClientBuilder Builder { get; }

    public PartnersTokens Tokens { get; }

    /// <summary>What an operation of a partner is answered; by default the policies' empty list.</summary>
    public Func<string, CancellationToken, Task<HttpResponseMessage>> AnswerAsync { get; set; } = static (_, _) => Task.FromResult(TestGateway.Json("[]"));

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

        _gateway.Dispose();
    }
}
