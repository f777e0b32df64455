using System.Net;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary>The container, and with it the client, goes while calls are under way.</summary>
public sealed class DisposalTests
{
    private static readonly Guid LoanId = new("8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa");

    private readonly ServiceCollection _services = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_read_under_way_ends_with_the_client()
    {
        var gateway = TestGateway.Reading(NeverAsync);
        var (provider, client) = Start(gateway);
        var call = client.Policies.ListAsync(Token);
        await gateway.Arrived.WaitAsync(Patience.Limit, Token);

        await provider.DisposeAsync();

        await Ended(call).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_change_under_way_has_an_unknown_outcome()
    {
        var gateway = TestGateway.Reading(NeverAsync);
        var (provider, client) = Start(gateway);
        var call = client.Loans.CancelAsync(LoanId, Token);
        await gateway.Arrived.WaitAsync(Patience.Limit, Token);

        await provider.DisposeAsync();

        await Ended(call).Should().ThrowAsync<BaloanOutcomeUnknownException>();
    }

    [Fact]
    public async Task A_call_that_waits_for_a_token_ends_with_the_client()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gateway = new TestGateway(HttpStatusCode.OK)
        {
            BeforeToken = async cancellationToken =>
            {
                asked.TrySetResult();
                await NeverAsync(cancellationToken);
            },
        };
        var (provider, client) = Start(gateway);
        var call = client.Contracts.RequestOtpAsync(LoanId, Token);
        await asked.Task.WaitAsync(Patience.Limit, Token);

        await provider.DisposeAsync();

        await Ended(call).Should().ThrowAsync<ObjectDisposedException>();
        gateway.Operations.Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_pauses_before_a_repeat_ends_with_the_client()
    {
        // On a clock that stands still the pause would last forever.
        var time = new Authentication.ObservedTime();
        _services.AddSingleton<TimeProvider>(time);
        var gateway = new TestGateway(HttpStatusCode.ServiceUnavailable);
        var (provider, client) = Start(gateway, options => options.Retry.BaseDelay = TimeSpan.FromSeconds(0.5));
        var call = client.Contracts.RequestOtpAsync(LoanId, Token);
        await time.WaitBegunAsync(wait => wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(5));

        await provider.DisposeAsync();

        await Ended(call).Should().ThrowAsync<ObjectDisposedException>();
        gateway.Operations.Should().Be(1);
    }

    [Fact]
    public async Task A_download_under_way_ends_with_the_client()
    {
        var body = new HungStream();
        var gateway = TestGateway.Reading(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) }));
        var (provider, client) = Start(gateway);
        var contract = new LoanContract { File = new ContractFile { Url = new Uri("https://files.example/contract.pdf") } };
        var call = client.Contracts.DownloadAsync(contract, new MemoryStream(), Token);
        await body.Reading.WaitAsync(Patience.Limit, Token);

        await provider.DisposeAsync();

        await Ended(call).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Disposing_twice_does_no_harm()
    {
        var client = new BaloanClient(new BaloanClientOptions { Username = "partner", Password = "secret" });

        client.Dispose();
        client.Dispose();

        var act = () => client.Policies.ListAsync(Token);
        await act.Should().ThrowAsync<ObjectDisposedException>();
    }

    private (ServiceProvider Provider, IBaloanClient Client) Start(TestGateway gateway, Action<BaloanClientOptions>? configure = null)
    {
        gateway.Register(_services);
        _services.Configure<BaloanClientOptions>(options => configure?.Invoke(options));
        var provider = _services.BuildServiceProvider();
        return (provider, provider.GetRequiredService<IBaloanClient>());
    }

    private static Func<Task> Ended(Task call) => () => call.WaitAsync(Patience.Limit, Token);

    private static async Task<HttpResponseMessage> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    }

    /// <summary>A body of which nothing ever comes.</summary>
    private sealed class HungStream : MemoryStream
    {
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reading => _reading.Task;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _reading.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
