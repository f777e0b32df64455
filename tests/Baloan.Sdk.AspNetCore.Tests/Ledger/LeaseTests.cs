using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Ledger;

/// <summary>A loan is lent to one node at a time, for as long as its handler runs.</summary>
public sealed class LeaseTests
{
    private readonly LeaseClock _time = new();
    private readonly LentLoans _loans;
    private readonly NodeLedger _ledger;
    private readonly TaskCompletionSource<CancellationToken> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LeaseTests()
    {
        _loans = new LentLoans(_time);
        _ledger = new NodeLedger(_loans);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_held_for_as_long_as_the_handler_runs()
    {
        await using var app = await StartAsync(_ledger);
        var (answer, handlers) = await HandleAsync(app);

        await _time.GoOnForAsync(LeaseClock.LeaseTime * 3);

        _loans.IsLent(CallbackApp.LoanId).Should().BeTrue();
        handlers.IsCancellationRequested.Should().BeFalse();
        _mayEnd.SetResult();
        (await answer).StatusCode.Should().Be(HttpStatusCode.OK);
        _loans.IsLent(CallbackApp.LoanId).Should().BeFalse("it is given back");
    }

    [Fact]
    public async Task It_outlives_a_cut_that_begins_a_pause_longer_than_itself()
    {
        await using var app = await StartAsync(_ledger, options => options.Ledger.PauseAfterFailure = TimeSpan.FromHours(1));
        var (answer, handlers) = await HandleAsync(app);
        _ledger.IsCut = true;
        await _time.GoOnForAsync(TimeSpan.FromSeconds(4));
        _ledger.IsCut = false;

        await _time.GoOnForAsync(LeaseClock.LeaseTime * 3);

        _loans.IsLent(CallbackApp.LoanId).Should().BeTrue();
        handlers.IsCancellationRequested.Should().BeFalse();
        _mayEnd.SetResult();
        (await answer).StatusCode.Should().Be(HttpStatusCode.OK);
        app.Logs.Entries.Should().Contain(entry => entry.Id.Id == 2101, "the renewal tells that the ledger is back");
    }

    [Theory]
    [InlineData("forgotten")]
    [InlineData("cut")]
    [InlineData("silent")]
    public async Task The_handlers_token_ends_once_another_node_may_have_the_loan(string how)
    {
        await using var app = await StartAsync(_ledger);
        await using var other = await StartAsync(new NodeLedger(_loans));
        var (answer, handlers) = await HandleAsync(app);
        var ended = EndOf(handlers);

        Lose(how);
        await GoOnUntilAsync(ended);

        // A ledger that is silent is waited for once more, to give the loan back.
        await GoOnUntilAsync(answer);
        using var response = await answer;
        (response.StatusCode, response.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)));
        app.Logs.Entries.Select(entry => entry.Id.Id).Should().ContainSingle(id => id == 2102).And.ContainSingle(id => id == 2104);
        (await other.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        other.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_handled_while_the_ledger_was_away_is_kept_there_once_it_is_back()
    {
        await using var app = await StartAsync(_ledger);
        await using var other = await StartAsync(new NodeLedger(_loans));
        var (answer, _) = await HandleAsync(app);

        _ledger.IsCut = true;
        _mayEnd.SetResult();
        (await answer).StatusCode.Should().Be(HttpStatusCode.OK);
        _ledger.IsCut = false;
        await GoOnUntilAsync(_ledger.GaveBack);

        (await other.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        other.Deeds.Done.Should().BeEmpty("it is a repeat");
        app.Logs.Entries.Should().NotContain(entry => entry.Id.Id == 2102);
    }

    [Fact]
    public async Task A_loan_that_is_lent_too_late_is_given_back_at_once()
    {
        var mayTake = new TaskCompletionSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ledger.OnTake = () =>
        {
            asked.SetResult();
            return mayTake.Task;
        };
        await using var app = await StartAsync(_ledger);
        var answer = app.PostAsync(LoanState.Created);
        await asked.Task.WaitAsync(Cancellation);

        _time.Advance(LeaseClock.LedgerTimeout);
        (await answer).Should().Be(HttpStatusCode.OK, "the handler runs without the ledger");
        mayTake.SetResult();

        await _ledger.GaveBack.WaitAsync(Cancellation);
        _loans.IsLent(CallbackApp.LoanId).Should().BeFalse();
    }

    [Fact]
    public async Task A_ledger_that_blocks_its_caller_is_waited_for_no_longer_than_one_that_is_silent()
    {
        using var unblock = new ManualResetEventSlim();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ledger.OnTake = () =>
        {
            asked.SetResult();
            unblock.Wait(Cancellation);
            return Task.CompletedTask;
        };
        await using var app = await StartAsync(_ledger);
        var answer = app.PostAsync(LoanState.Created);
        await asked.Task.WaitAsync(Cancellation);

        _time.Advance(LeaseClock.LedgerTimeout);

        (await answer).Should().Be(HttpStatusCode.OK);
        unblock.Set();
    }

    private void Lose(string how)
    {
        switch (how)
        {
            case "forgotten":
                _loans.Forget(CallbackApp.LoanId);
                break;
            case "cut":
                _ledger.IsCut = true;
                break;
            default:
                _time.LedgerIsSilent = _ledger.IsSilent = true;
                break;
        }
    }

    private async Task GoOnUntilAsync(Task end)
    {
        while (!end.IsCompleted)
        {
            await Task.WhenAny(end, _time.GoOnAsync());
        }
    }

    private static Task EndOf(CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(ended.SetResult);
        return ended.Task;
    }

    /// <summary>Lets a handler run until the test says so; the answer to come, and the handler's token.</summary>
    private async Task<(Task<HttpResponseMessage> Answer, CancellationToken Handlers)> HandleAsync(CallbackApp app)
    {
        app.Deeds.OnHandle = async (_, _, cancellationToken) =>
        {
            _started.SetResult(cancellationToken);
            await _mayEnd.Task.WaitAsync(cancellationToken);
        };
        var answer = app.PostAsync(CallbackApp.Body(LoanState.Created));
        return (answer, await _started.Task.WaitAsync(Cancellation));
    }

    private Task<CallbackApp> StartAsync(IBaloanCallbackLedger ledger, Action<BaloanCallbackOptions>? configure = null) => CallbackApp.StartAsync(
        options =>
        {
            options.HandlerTimeout = TimeSpan.FromHours(1);
            options.Ledger.LeaseTime = LeaseClock.LeaseTime;
            options.Ledger.Timeout = LeaseClock.LedgerTimeout;
            configure?.Invoke(options);
        },
        (builder, _) =>
        {
            builder.Services.AddSingleton(ledger);
            builder.Services.AddSingleton<TimeProvider>(_time);
        });
}
