using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Baloan.Sdk.Benchmarks.Parts;

/// <summary>A token manager, and what it needs.</summary>
internal sealed class TokenFixture : IDisposable
{
    private readonly Meter _meter = new("Baloan.Sdk.Benchmarks");
    private readonly HttpClient _http;

    public TokenFixture(HttpMessageHandler gateway, TimeProvider time)
    {
        _http = new HttpClient(gateway);
        var sender = new GatewaySender(_http, new BaloanClientOptions { BaseAddress = new Uri("https://api.baloan.ir/") });
        var settings = new TokenSettings("partner", "sandbox", new BaloanTokenOptions());
        var credentials = new OptionsCredentials(() => settings, NullLogger.Instance);
        Manager = new TokenManager(sender, credentials, store: null, new TokenClock(time), new TokenMetrics(_meter), time, NullLogger.Instance);
    }

    public TokenManager Manager { get; }

    public void Dispose()
    {
        Manager.Dispose();
        _http.Dispose();
        _meter.Dispose();
    }
}
