using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>A download ends in time, and when its caller says so.</summary>
public sealed class ContractDownloadTimeTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    private readonly ObservedTime _clock = new();
    private readonly MemoryStream _destination = new();

    [Fact]
    public async Task A_file_that_stalls_is_given_up_when_the_time_is_over_and_taken_back()
    {
        var body = new StallingStream(PdfFile.Small);
        var download = ClientOf(() => PdfFile.Answer(body, 1000)).DownloadAsync(_destination);
        await body.Stalled;

        _clock.Advance(Timeout);

        var error = (await FluentActions.Awaiting(() => download).Should().ThrowAsync<BaloanConnectionException>()).Which;
        error.InnerException.Should().BeAssignableTo<OperationCanceledException>();
        _destination.Length.Should().Be(0);
    }

    [Fact]
    public async Task A_file_may_take_longer_than_an_attempt_of_another_operation()
    {
        var body = new StallingStream(PdfFile.Small);
        var download = ClientOf(() => PdfFile.Answer(body, 1000)).DownloadAsync(_destination);
        await body.Stalled;

        _clock.Advance(Timeout - TimeSpan.FromSeconds(1));

        download.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await FluentActions.Awaiting(() => download).Should().ThrowAsync<BaloanConnectionException>();
    }

    [Fact]
    public async Task An_answer_that_does_not_begin_is_asked_for_again()
    {
        var requests = 0;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gateway = new TestGateway(async (_, cancellationToken) =>
        {
            if (Interlocked.Increment(ref requests) == 1)
            {
                asked.SetResult();
                await Task.Delay(System.Threading.Timeout.Infinite, cancellationToken);
            }

            return PdfFile.Answer(PdfFile.Small);
        });
        var download = ClientOf(gateway, options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(7);
            options.Retry.BaseDelay = TimeSpan.FromSeconds(1);
        }).DownloadAsync(_destination);
        await asked.Task;

        _clock.Advance(TimeSpan.FromSeconds(7));
        await _clock.PassAsync(wait => wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(5));

        await download;
        _destination.ToArray().Should().Equal(PdfFile.Small);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so_and_the_stream_is_cut_back()
    {
        var body = new StallingStream(PdfFile.Small);
        using var caller = new CancellationTokenSource();
        var download = ClientOf(() => PdfFile.Answer(body, 1000)).Contracts.DownloadAsync(Downloads.Contract, _destination, caller.Token);
        await body.Stalled;

        await caller.CancelAsync();

        (await FluentActions.Awaiting(() => download).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(caller.Token);
        _destination.Length.Should().Be(0);
    }

    [Fact]
    public async Task A_caller_who_has_given_up_already_sends_nothing()
    {
        var gateway = Downloads.Gateway(() => PdfFile.Answer(PdfFile.Small));

        await ClientOf(gateway).Contracts
            .Awaiting(contracts => contracts.DownloadAsync(Downloads.Contract, _destination, new CancellationToken(canceled: true)))
            .Should().ThrowAsync<OperationCanceledException>();

        gateway.Requests.Should().BeEmpty();
    }

    public void Dispose() => _destination.Dispose();

    private IBaloanClient ClientOf(Func<HttpResponseMessage> answer) => ClientOf(Downloads.Gateway(answer));

    private IBaloanClient ClientOf(TestGateway gateway, Action<BaloanClientOptions>? configure = null) => TestClient.For(
        gateway,
        options =>
        {
            options.Timeout = Timeout;
            configure?.Invoke(options);
        },
        _clock);
}
