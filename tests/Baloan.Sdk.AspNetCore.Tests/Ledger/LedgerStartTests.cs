using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.AspNetCore.Tests.Ledger;

/// <summary>The ledger is reached before the first call back comes.</summary>
public sealed class LedgerStartTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly NodeLedger _ledger;

    public LedgerStartTests() => _ledger = new NodeLedger(new LentLoans(_time));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_listens_once_the_ledger_was_reached()
    {
        var (asked, reached) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ledger.OnCheck = () =>
        {
            asked.SetResult();
            return reached.Task;
        };

        var start = StartAsync();
        await asked.Task.WaitAsync(Cancellation);
        start.IsCompleted.Should().BeFalse();
        reached.SetResult();

        await using var app = await start;
        app.Logs.Entries.Should().NotContain(entry => entry.Id.Id == 2103);
    }

    [Theory]
    [InlineData(500, 5)]
    [InlineData(3000, 10)]
    public async Task A_ledger_that_does_not_answer_holds_the_start_up_for_ten_of_its_timeouts_and_ten_seconds_at_most(int timeoutMilliseconds, int seconds)
    {
        var asked = new TaskCompletionSource();
        _ledger.OnCheck = () =>
        {
            asked.SetResult();
            return new TaskCompletionSource().Task;
        };

        var start = StartAsync(TimeSpan.FromMilliseconds(timeoutMilliseconds));
        await asked.Task.WaitAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        start.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await using var app = await start;
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2103);
    }

    [Fact]
    public async Task A_ledger_that_blocks_its_caller_holds_the_start_up_no_longer()
    {
        using var unblock = new ManualResetEventSlim();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ledger.OnCheck = () =>
        {
            asked.SetResult();
            unblock.Wait(Cancellation);
            return Task.CompletedTask;
        };

        var start = Task.Run(() => StartAsync(), Cancellation);
        await asked.Task.WaitAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(5));

        await using var app = await start;
        unblock.Set();
    }

    [Fact]
    public async Task A_ledger_that_was_away_at_the_start_is_told_of_and_asked_again_by_the_first_call_back()
    {
        _ledger.IsCut = true;
        await using var app = await StartAsync();
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2103);
        _ledger.IsCut = false;
        var wasTaken = false;
        _ledger.OnTake = () =>
        {
            wasTaken = true;
            return Task.CompletedTask;
        };

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        wasTaken.Should().BeTrue();
    }

    private Task<CallbackApp> StartAsync(TimeSpan? timeout = null) => CallbackApp.StartAsync(
        options => options.Ledger.Timeout = timeout ?? TimeSpan.FromMilliseconds(500),
        (builder, _) =>
        {
            builder.Services.AddSingleton<IBaloanCallbackLedger>(_ledger);
            builder.Services.AddSingleton<TimeProvider>(_time);
        });
}
