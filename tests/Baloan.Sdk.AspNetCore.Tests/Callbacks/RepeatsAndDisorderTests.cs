using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Baloan.Sdk.Tests.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class RepeatsAndDisorderTests
{
    private static readonly Guid OtherLoan = Guid.Parse("0b7d2c1e-6a55-4f0e-9d4b-2f6a1c3e5d77");
    private static readonly TimeSpan TurnTimeout = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_repeat_of_what_was_done_is_answered_without_the_handler()
    {
        await using var app = await CallbackApp.StartAsync();

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task A_late_repeat_of_an_earlier_state_is_a_repeat_too()
    {
        await using var app = await CallbackApp.StartAsync();

        await app.PostAsync(LoanState.Created);
        await app.PostAsync(LoanState.ChequeVerified);
        await app.PostAsync(LoanState.Created);

        app.Deeds.States.Should().Equal(LoanState.Created, LoanState.ChequeVerified);
    }

    [Fact]
    public async Task The_other_spelling_of_a_state_is_a_repeat()
    {
        await using var app = await CallbackApp.StartAsync();

        await app.PostAsync(LoanState.Canceled, reason: "x");
        using var response = await app.PostAsync($$"""{"uuid":"{{CallbackApp.LoanId}}","state":"canceld","reason":"x"}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_reason_for_the_same_state_is_news()
    {
        await using var app = await CallbackApp.StartAsync();

        await app.PostAsync(LoanState.Blocked, reason: "چک برگشتی");
        await app.PostAsync(LoanState.Blocked, reason: "مدارک ناقص");
        await app.PostAsync(LoanState.Blocked, reason: "چک برگشتی");

        app.Deeds.Done.Select(done => done.Callback.Reason).Should().Equal("چک برگشتی", "مدارک ناقص");
    }

    [Fact]
    public async Task The_handler_is_told_the_state_before()
    {
        await using var app = await CallbackApp.StartAsync();

        await app.PostAsync(LoanState.Created);
        app.Deeds.Last.Context.PreviousState.Should().BeNull();
        await app.PostAsync(LoanState.ChequeVerified);
        app.Deeds.Last.Context.PreviousState.Should().Be(LoanState.Created);
    }

    [Theory]
    [InlineData("created", "cheque_verified", false)]
    [InlineData("cheque_verified", "created", true)]
    [InlineData("cheque_verified", "send_loan_to_bank", false)]
    [InlineData("send_loan_to_bank", "cheque_verified", true)]
    [InlineData("send_loan_to_bank", "loan_paid", false)]
    [InlineData("loan_paid", "send_loan_to_bank", true)]
    [InlineData("loan_paid", "created", true)]
    [InlineData("blocked", "loan_paid", true)]
    [InlineData("canceled", "created", true)]
    [InlineData("created", "canceled", false)]
    [InlineData("loan_paid", "canceled", false)]
    [InlineData("blocked", "canceled", false)]
    [InlineData("canceled", "blocked", false)]
    [InlineData("loan_paid", "waiting_for_guarantor", false)]
    [InlineData("waiting_for_guarantor", "created", false)]
    public async Task The_handler_is_told_whether_the_order_goes_backwards(string first, string second, bool isRegressing)
    {
        await using var app = await CallbackApp.StartAsync();

        await app.PostAsync(LoanState.From(first));
        await app.PostAsync(LoanState.From(second));

        app.Deeds.Last.Context.Should().BeEquivalentTo(new { IsRegressing = isRegressing, PreviousState = LoanState.From(first), Attempt = 1 });
    }

    [Fact]
    public async Task A_state_from_behind_does_not_become_the_last_known_one()
    {
        await using var app = await CallbackApp.StartAsync();

        await app.PostAsync(LoanState.Paid);
        await app.PostAsync(LoanState.Created);
        await app.PostAsync(LoanState.ChequeVerified);

        app.Deeds.Last.Context.Should().BeEquivalentTo(new { IsRegressing = true, PreviousState = LoanState.Paid });
    }

    [Fact]
    public async Task Two_at_once_for_one_loan_run_one_after_the_other()
    {
        await using var app = await CallbackApp.StartAsync();
        var running = 0;
        var most = 0;
        app.Deeds.OnHandle = async (_, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };

        var states = Enumerable.Range(0, 40).Select(index => LoanState.From($"state_{index % 20}"));
        var answers = await Task.WhenAll(states.Select(state => app.PostAsync(state)));

        answers.Should().OnlyContain(answer => answer == HttpStatusCode.OK);
        most.Should().Be(1);
        app.Deeds.States.Should().OnlyHaveUniqueItems().And.HaveCount(20);
    }

    [Fact]
    public async Task Two_loans_are_handled_side_by_side()
    {
        await using var app = await CallbackApp.StartAsync();
        using var both = new Barrier(2);
        app.Deeds.OnHandle = (_, _, cancellationToken) => Task.Run(() => both.SignalAndWait(cancellationToken), cancellationToken);

        var answers = await Task.WhenAll(app.PostAsync(LoanState.Created), app.PostAsync(LoanState.Created, OtherLoan));

        answers.Should().OnlyContain(answer => answer == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_waits_too_long_for_its_turn_is_asked_to_come_again()
    {
        var time = new ObservedTime();
        await using var app = await CallbackApp.StartAsync(time, options => options.TurnTimeout = TurnTimeout);
        var started = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        app.Deeds.OnHandle = (_, _, _) =>
        {
            started.SetResult();
            return mayEnd.Task;
        };

        var first = app.PostAsync(LoanState.Created);
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        var late = app.PostAsync(CallbackApp.Body(LoanState.ChequeVerified));
        await time.PassAsync(wait => wait == TurnTimeout);
        using var second = await late;
        mayEnd.SetResult();

        (second.StatusCode, second.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)));
        (await first).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_turn_goes_past_one_who_gave_up_to_the_next_in_line()
    {
        var time = new ObservedTime();
        await using var app = await CallbackApp.StartAsync(time, options => options.TurnTimeout = TurnTimeout);
        var started = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        app.Deeds.OnHandle = (callback, _, _) =>
        {
            started.TrySetResult();
            return callback.State == LoanState.Created ? mayEnd.Task : Task.CompletedTask;
        };

        var first = app.PostAsync(LoanState.Created);
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        var tooLong = app.PostAsync(LoanState.ChequeVerified);
        await time.WaitBegunAsync(wait => wait == TurnTimeout);
        time.Advance(TurnTimeout / 2);
        var inTime = app.PostAsync(LoanState.SentToBank);
        await time.WaitBegunAsync(wait => wait == TurnTimeout);
        time.Advance(TurnTimeout / 2);
        (await tooLong).Should().Be(HttpStatusCode.ServiceUnavailable);
        mayEnd.SetResult();

        (await first).Should().Be(HttpStatusCode.OK);
        (await inTime).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(LoanState.ChequeVerified)).Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_loan_is_forgotten_after_its_time()
    {
        var time = new FakeTimeProvider();
        await using var app = await CallbackApp.StartAsync(
            options => options.Ledger.RememberFor = TimeSpan.FromDays(7),
            (builder, _) => builder.Services.AddSingleton<TimeProvider>(time));

        await app.PostAsync(LoanState.Created);
        time.Advance(TimeSpan.FromDays(6));
        await app.PostAsync(LoanState.Created);
        app.Deeds.Done.Should().ContainSingle();

        time.Advance(TimeSpan.FromDays(7));
        await app.PostAsync(LoanState.Created);
        app.Deeds.Done.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_memory_is_bounded_and_the_loan_that_was_longest_unused_goes_first()
    {
        await using var app = await CallbackApp.StartAsync(options => options.Ledger.Capacity = 2);
        var loans = Enumerable.Range(1, 3).Select(index => new Guid(index, 0, 0, new byte[8])).ToArray();

        await app.PostAsync(LoanState.Created, loans[0]);
        await app.PostAsync(LoanState.Created, loans[1]);
        await app.PostAsync(LoanState.Created, loans[0]);
        await app.PostAsync(LoanState.Created, loans[2]);
        await app.PostAsync(LoanState.Created, OtherLoan);
        app.Deeds.Done.Should().HaveCount(4);

        await app.PostAsync(LoanState.Created, loans[2]);
        app.Deeds.Done.Should().HaveCount(4, "it is still remembered");
        await app.PostAsync(LoanState.Created, loans[1]);
        app.Deeds.Done.Should().HaveCount(5, "it was forgotten");
    }
}
