using Baloan.Sdk.Benchmarks.Gateway;
using BenchmarkDotNet.Attributes;

namespace Baloan.Sdk.Benchmarks.Parts;

/// <summary>A token ends while many callers want one: from the first that finds none to the last that has the new one.</summary>
public class TokenExpiryBenchmarks
{
    private const int Callers = 1_000;

    private static readonly TimeSpan BeyondExpiry = TimeSpan.FromMinutes(5);

    private readonly Task[] _callers = new Task[Callers];
    private readonly CancellationTokenSource _cancellation = new();
    private readonly ShiftedTime _time = new();
    private readonly HeldTokenGateway _gateway = new();
    private readonly TokenFixture _tokens;

    public TokenExpiryBenchmarks() => _tokens = new TokenFixture(_gateway, _time);

    [GlobalSetup]
    public Task SetupAsync() => RenewAsync();

    [GlobalCleanup]
    public void Cleanup()
    {
        _tokens.Dispose();
        _cancellation.Dispose();
    }

    /// <exception cref="InvalidOperationException">There was more than one token request.</exception>
    [Benchmark(Description = "a new token at an expiry, each of 1,000 callers", OperationsPerInvoke = Callers)]
    public async Task RenewAsync()
    {
        var before = _gateway.Requests;
        _gateway.Hold();
        _time.Advance(BeyondExpiry);
        for (var i = 0; i < Callers; i++)
        {
            _callers[i] = CallAsync();
        }

        _gateway.Release();
        await Task.WhenAll(_callers);
        if (_gateway.Requests != before + 1)
        {
            throw new InvalidOperationException($"{Callers} callers made {_gateway.Requests - before} token requests.");
        }
    }

    private async Task CallAsync()
    {
        var result = await _tokens.Manager.GetAsync(_cancellation.Token);
        if (result.Token is null)
        {
            throw new InvalidOperationException("A caller got no token.");
        }
    }
}
