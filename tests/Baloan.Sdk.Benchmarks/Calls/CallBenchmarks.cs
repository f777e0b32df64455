using Baloan.Sdk.Benchmarks.Clients;
using Baloan.Sdk.Benchmarks.Microbenchmarks;
using BenchmarkDotNet.Attributes;

namespace Baloan.Sdk.Benchmarks.Calls;

/// <summary>The calls by every contender.</summary>
public class CallBenchmarks
{
    // The gateway's answers come on the thread pool: many calls in a row, so that the harness's own wait does not count.
    private const int CallsPerInvocation = 256;
    private const int WarmUps = 3;

    private readonly CancellationTokenSource _cancellation = new();
    private Contenders _contenders = null!;

    /// <summary>The contenders are compared several times over, since a machine is not as fast at all times.</summary>
    [Params(1, 2, 3, Priority = -1)]
    public int Round { get; set; }

    [ParamsAllValues]
    public GatewayCall Call { get; set; }

    [GlobalSetup(Target = nameof(Raw))]
    public Task SetUpRawAsync() => SetUpAsync(contenders => contenders.Raw);

    [GlobalSetup(Target = nameof(Sdk))]
    public Task SetUpSdkAsync() => SetUpAsync(contenders => contenders.Sdk);

    [GlobalSetup(Target = nameof(Refit))]
    public Task SetUpRefitAsync() => SetUpAsync(contenders => contenders.Refit);

    [GlobalSetup(Target = nameof(RestSharp))]
    public Task SetUpRestSharpAsync() => SetUpAsync(contenders => contenders.RestSharp);

    [GlobalSetup(Target = nameof(Flurl))]
    public Task SetUpFlurlAsync() => SetUpAsync(contenders => contenders.Flurl);

    [GlobalSetup(Target = nameof(Resilient))]
    public Task SetUpResilientAsync() => SetUpAsync(contenders => contenders.Resilient);

    [GlobalCleanup]
    public async Task CleanupAsync() => await _contenders.DisposeAsync();

    [Benchmark(Baseline = true, Description = ContenderName.Raw, OperationsPerInvoke = CallsPerInvocation)]
    public Task Raw() => RepeatAsync(_contenders.Raw);

    [Benchmark(Description = ContenderName.Sdk, OperationsPerInvoke = CallsPerInvocation)]
    public Task Sdk() => RepeatAsync(_contenders.Sdk);

    [Benchmark(Description = ContenderName.Refit, OperationsPerInvoke = CallsPerInvocation)]
    public Task Refit() => RepeatAsync(_contenders.Refit);

    [Benchmark(Description = ContenderName.RestSharp, OperationsPerInvoke = CallsPerInvocation)]
    public Task RestSharp() => RepeatAsync(_contenders.RestSharp);

    [Benchmark(Description = ContenderName.Flurl, OperationsPerInvoke = CallsPerInvocation)]
    public Task Flurl() => RepeatAsync(_contenders.Flurl);

    [Benchmark(Description = ContenderName.Resilient, OperationsPerInvoke = CallsPerInvocation)]
    public Task Resilient() => RepeatAsync(_contenders.Resilient);

    private async Task SetUpAsync(Func<Contenders, IContender> choose)
    {
        _contenders = await Contenders.CreateAsync(_cancellation.Token);
        for (var pass = 1; pass <= WarmUps; pass++)
        {
            await RepeatAsync(choose(_contenders));
            await TieredCompilation.SettleAsync(_cancellation.Token);
        }
    }

    private async Task RepeatAsync(IContender contender)
    {
        var call = Call.By(contender);
        for (var i = 0; i < CallsPerInvocation; i++)
        {
            await call(_cancellation.Token);
        }
    }
}
