using Baloan.Sdk.Benchmarks.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Benchmarks.Clients;

/// <summary>Every contender before a gateway in memory.</summary>
internal sealed class Contenders : IAsyncDisposable
{
    private static readonly Uri GatewayAddress = new("https://api.baloan.ir/");

    private readonly HttpClient _http = new(new CannedGateway()) { BaseAddress = GatewayAddress };
    private readonly ServiceProvider _services = CreateServices();
    private readonly RestSharpContender _restSharp;
    private readonly FlurlContender _flurl;

    private Contenders()
    {
        Raw = new RawContender(RawOver(_http));
        Sdk = new SdkContender(_services.GetRequiredService<IBaloanClient>());
        Refit = new RefitContender(_http);
        _restSharp = new RestSharpContender(_http);
        _flurl = new FlurlContender(_http);
        Resilient = new RawContender(RawOver(_services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(Resilient))));
    }

    public IContender Raw { get; }

    public IContender Sdk { get; }

    public IContender Refit { get; }

    public IContender RestSharp => _restSharp;

    public IContender Flurl => _flurl;

    /// <summary>The raw code over the standard resilience handler.</summary>
    public IContender Resilient { get; }

    /// <summary>The one that the others are compared with comes first.</summary>
    public IReadOnlyList<(string Name, IContender Contender)> All =>
    [
        (ContenderName.Raw, Raw),
        (ContenderName.Sdk, Sdk),
        (ContenderName.Refit, Refit),
        (ContenderName.RestSharp, RestSharp),
        (ContenderName.Flurl, Flurl),
        (ContenderName.Resilient, Resilient),
    ];

    /// <exception cref="InvalidOperationException">A contender does not read the gateway's answers.</exception>
    public static async Task<Contenders> CreateAsync(CancellationToken cancellationToken)
    {
        var contenders = new Contenders();
        foreach (var (name, contender) in contenders.All)
        {
            var code = await contender.ReadErrorAsync(cancellationToken);
            if (code != CannedGateway.ErrorCode)
            {
                throw new InvalidOperationException($"{name} reads the code '{code}' where the gateway says '{CannedGateway.ErrorCode}'.");
            }
        }

        return contenders;
    }

    public async ValueTask DisposeAsync()
    {
        _restSharp.Dispose();
        _flurl.Dispose();
        _http.Dispose();
        await _services.DisposeAsync();
    }

    private static RawClient RawOver(HttpClient http) =>
        new(http, SampleArguments.Token, cancellationToken => RawClient.LogInAsync(http, "partner", "sandbox", cancellationToken));

    private static ServiceProvider CreateServices()
    {
        var services = new ServiceCollection();
        var builder = services.AddBaloanClient(options =>
        {
            options.Username = "partner";
            options.Password = "sandbox";
        });
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway());
        builder.BareHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new CannedGateway());
        services.AddHttpClient(nameof(Resilient), client => client.BaseAddress = GatewayAddress)
            .ConfigurePrimaryHttpMessageHandler(() => new CannedGateway())
            .AddStandardResilienceHandler();
        return services.BuildServiceProvider();
    }
}
