using Baloan.Sdk.Benchmarks.Gateway;
using BenchmarkDotNet.Attributes;

namespace Baloan.Sdk.Benchmarks.Parts;

/// <summary>A token is taken where there is one, as before every call.</summary>
public class CachedTokenBenchmarks
{
    // So many that the start of the second thread does not count.
    private const int TokensPerThread = 200_000;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly TokenFixture _tokens = new(new CannedGateway(), TimeProvider.System);

    [GlobalSetup]
    public async Task SetupAsync() => await _tokens.Manager.GetAsync(_cancellation.Token);

    [GlobalCleanup]
    public void Cleanup()
    {
        _tokens.Dispose();
        _cancellation.Dispose();
    }

    [Benchmark(Description = "a token from the cache")]
    public object ByOneThread() => Take();

    // By the tokens of both: where nothing is waited for, a token takes no longer than by one thread.
    [Benchmark(Description = "a token from the cache, by two threads at once", OperationsPerInvoke = 2 * TokensPerThread)]
    public async Task ByTwoThreadsAsync()
    {
        var other = Task.Factory.StartNew(TakeMany, _cancellation.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        TakeMany();
        await other;
    }

    private void TakeMany()
    {
        for (var i = 0; i < TokensPerThread; i++)
        {
            Take();
        }
    }

    private AccessToken Take()
    {
        var taken = _tokens.Manager.GetAsync(_cancellation.Token);
        return taken.IsCompletedSuccessfully && taken.Result.Token is { } token
            ? token
            : throw new InvalidOperationException("The cache holds no token.");
    }
}
