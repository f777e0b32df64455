using System.Collections.Concurrent;
using System.Text;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>The body of a partner's own request: read once at a time, within the time of the call, and sent as it is or not at all.</summary>
public sealed class OwnBodyTests : IDisposable
{
    private static readonly BaloanOperation Move = BaloanOperation.Change(HttpMethod.Put, "loan/{uuid}/address/");

    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly TestGateway _gateway;

    public OwnBodyTests() => _gateway = new TestGateway(async (request, token) =>
    {
        _bodies.Enqueue(await request.Content!.ReadAsStringAsync(token));
        return TestGateway.Json("");
    });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_request_that_is_sent_twice_at_once_carries_its_whole_body_each_time()
    {
        var stream = new HaltingStream("0123456789");
        var request = Move.For(TestClient.LoanId).WithContent(new StreamContent(stream));
        var client = TestClient.For(_gateway);
        var first = client.SendAsync(request, Token);
        await stream.Halted.WaitAsync(Patience.Limit, Token);

        var second = client.SendAsync(request, Token);
        stream.GoOn();
        await Task.WhenAll(first, second);

        _bodies.Should().Equal("0123456789", "0123456789");
    }

    [Fact]
    public async Task A_body_that_does_not_come_ends_with_the_time_of_the_call_and_nothing_is_sent()
    {
        var clock = new FakeTimeProvider();
        var stream = new HaltingStream("0123456789");
        var call = TestClient.For(_gateway, options => options.Timeout = TimeSpan.FromSeconds(7), clock)
            .SendAsync(Move.For(TestClient.LoanId).WithContent(new StreamContent(stream)), Token);
        await stream.Halted.WaitAsync(Patience.Limit, Token);

        clock.Advance(TimeSpan.FromSeconds(7));

        await call.Awaiting(task => task.WaitAsync(Patience.Limit, Token)).Should().ThrowAsync<BaloanConnectionException>();
        _bodies.Should().BeEmpty();
        stream.GoOn();
    }

    [Fact]
    public async Task The_time_that_a_body_took_is_not_given_once_more_to_its_sending()
    {
        var clock = new FakeTimeProvider();
        var stream = new HaltingStream("0123456789");
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gateway = new TestGateway((_, token) =>
        {
            sent.SetResult();
            return Task.Delay(Timeout.Infinite, token).ContinueWith<HttpResponseMessage>(_ => throw new TaskCanceledException(), TaskScheduler.Default);
        });
        var call = TestClient.For(gateway, options => options.Timeout = TimeSpan.FromSeconds(7), clock)
            .SendAsync(Move.For(TestClient.LoanId).WithContent(new StreamContent(stream)), Token);
        await stream.Halted.WaitAsync(Patience.Limit, Token);
        clock.Advance(TimeSpan.FromSeconds(5));
        stream.GoOn();
        await sent.Task.WaitAsync(Patience.Limit, Token);

        clock.Advance(TimeSpan.FromSeconds(2));

        await call.Awaiting(task => task.WaitAsync(Patience.Limit, Token)).Should().ThrowAsync<BaloanException>();
    }

    [Theory]
    [InlineData("قرارداد.pdf")]
    [InlineData("a\r\nX-Evil: b")]
    public async Task A_header_of_the_body_that_cannot_be_sent_is_the_callers_error(string value)
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        content.Headers.TryAddWithoutValidation("X-File", value);

        await using var gateway = new WireGateway();
        var thrown = await gateway.Client.Awaiting(client => client.SendAsync(Move.For(TestClient.LoanId).WithContent(content), Token))
            .Should().ThrowAsync<ArgumentException>();

        thrown.Which.Message.Should().Contain("X-File").And.NotContain(value);
        gateway.Requests.Should().BeEmpty();
    }

    /// <summary>Gives one half, and the other half when it may.</summary>
    private sealed class HaltingStream(string text) : MemoryStream(Encoding.ASCII.GetBytes(text))
    {
        private readonly TaskCompletionSource _halted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _mayGoOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Halted => _halted.Task;

        public void GoOn() => _mayGoOn.TrySetResult();

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var half = new byte[Length / 2];
            for (int read; (read = Read(half)) > 0;)
            {
                await destination.WriteAsync(half.AsMemory(0, read), cancellationToken);
                _halted.TrySetResult();
                await _mayGoOn.Task;
            }
        }
    }
}
