using System.Diagnostics.Metrics;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>A token manager before a gateway in memory, on a clock that the test moves.</summary>
internal sealed class TokenHarness : IDisposable
{
    private readonly Meter _meter = new("Baloan.Sdk.Tests.Tokens");
    private readonly HttpClient _client;

    public TokenHarness(
        ITokenStore? store = null, ObservedTime? time = null, JwtTokens? tokens = null, Func<double>? jitter = null, BaloanTokenOptions? options = null)
    {
        Time = time ?? new ObservedTime();
        Tokens = tokens ?? new JwtTokens(Time);
        Options = options ?? new BaloanTokenOptions();
        Clock = new TokenClock(Time, jitter);
        Settings = new TokenSettings("partner", "right-password", Options);
        _client = new HttpClient(new TestGateway(_ => TestGateway.Json("[]")) { Tokens = Tokens })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var credentials = new OptionsCredentials(() => Settings ?? throw new InvalidOperationException("The settings are bad."), Logger);
        var sender = new GatewaySender(_client, new BaloanClientOptions { BaseAddress = new Uri("https://gateway.test/") });
        Manager = new TokenManager(sender, credentials, store, Clock, new TokenMetrics(_meter), Time, Logger);
    }

    public ObservedTime Time { get; }

    public JwtTokens Tokens { get; }

    public BaloanTokenOptions Options { get; }

    public TokenClock Clock { get; }

    public TokenSettings Settings { get; set; }

    public RecordingLogger Logger { get; } = new();

    public Meter Meter => _meter;

    public TokenManager Manager { get; }

    public async Task<AccessToken> TokenAsync()
    {
        var result = await GetAsync();
        await Manager.Idle;
        return result.Token ?? throw result.Failure!.ToException();
    }

    public async Task<TokenResult> GetAsync() =>
        await Manager.GetAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Limit);

    public async Task<TokenResult> RenewAsync(AccessToken refused)
    {
        var result = await Manager.RenewAsync(refused, TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Limit);
        await Manager.Idle;
        return result;
    }

    public async Task<Exception> FailureAsync()
    {
        var result = await GetAsync();
        await Manager.Idle;
        result.Token.Should().BeNull();
        return result.Failure!.ToException();
    }

    public void Dispose()
    {
        Manager.Dispose();
        _client.Dispose();
        _meter.Dispose();
    }
}
