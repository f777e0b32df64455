using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Baloan.Sdk.Tests.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class AnsweredWhenSafeTests
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task The_answer_comes_after_the_handler_has_finished()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Deeds.OnHandle = WaitAsync;

        var answer = app.PostAsync(LoanState.Created);
        await StartedAsync();
        answer.IsCompleted.Should().BeFalse();
        _mayEnd.SetResult();

        (await answer).Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task A_handler_that_fails_is_a_500_without_details_and_is_run_again_for_the_repeat()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Deeds.OnHandle = (_, context, _) => context.Attempt < 3 ? throw new InvalidOperationException("the database of the shop is away") : Task.CompletedTask;

        using var first = await app.PostAsync(CallbackApp.Body(LoanState.Created));
        var second = await app.PostAsync(LoanState.Created);
        var third = await app.PostAsync(LoanState.Created);

        (first.StatusCode, second, third).Should().Be((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK));
        (await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("\"status\":500").And.NotContain("database").And.NotContain("Exception");
        app.Deeds.Last.Context.Attempt.Should().Be(3);
        app.Logs.Entries.Where(entry => entry.Id.Id == 2002).Should().HaveCount(2).And.OnlyContain(entry => entry.Text.Contains("database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_that_hangs_up_does_not_stop_the_handler_half_way()
    {
        await using var app = await CallbackApp.StartAsync(build: (builder, _) => builder.Services.AddHttpContextAccessor());
        var wasCancelled = new TaskCompletionSource<bool>();
        app.Deeds.OnHandle = async (_, _, cancellationToken) =>
        {
            var gone = app.Services.GetRequiredService<IHttpContextAccessor>().HttpContext!.RequestAborted;
            _started.SetResult();
            await Task.Delay(Timeout.Infinite, gone).ContinueWith(_ => { }, TaskScheduler.Default);
            wasCancelled.SetResult(cancellationToken.IsCancellationRequested);
        };
        using var hangUp = new CancellationTokenSource();

        var answer = app.PostAsync(CallbackApp.Body(LoanState.Created), cancellationToken: hangUp.Token);
        await StartedAsync();
        await hangUp.CancelAsync();

        await FluentActions.Awaiting(() => answer).Should().ThrowAsync<OperationCanceledException>();
        (await wasCancelled.Task.WaitAsync(TestContext.Current.CancellationToken)).Should().BeFalse();
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        app.Deeds.Done.Should().ContainSingle("what was done for a caller that had gone is done all the same");
    }

    [Fact]
    public async Task The_end_of_the_application_ends_the_handler_and_asks_for_a_repeat()
    {
        await using var app = await CallbackApp.StartAsync();
        app.Deeds.OnHandle = WaitAsync;

        var answer = app.PostAsync(CallbackApp.Body(LoanState.Created));
        await StartedAsync();
        await app.StopAsync();

        using var response = await answer;
        (response.StatusCode, response.Headers.RetryAfter!.Delta).Should().Be((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)));
        app.Deeds.Done.Should().BeEmpty();
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_is_given_up_and_answered_with_500()
    {
        var time = new ObservedTime();
        await using var app = await CallbackApp.StartAsync(time, options => options.HandlerTimeout = TimeSpan.FromSeconds(7));
        app.Deeds.OnHandle = WaitAsync;

        var answer = app.PostAsync(LoanState.Created);
        await time.PassAsync(wait => wait == TimeSpan.FromSeconds(7));

        (await answer).Should().Be(HttpStatusCode.InternalServerError);

        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2003).Which.Level.Should().Be(LogLevel.Error);
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_is_a_500()
    {
        await using var app = await CallbackApp.StartAsync(build: (builder, _) => builder.Services.AddScoped<IBaloanCallbackHandler>(_ => throw new InvalidOperationException("no database")));

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.InternalServerError);
    }

    private async Task WaitAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
    {
        _started.SetResult();
        await _mayEnd.Task.WaitAsync(cancellationToken);
    }

    private Task StartedAsync() => _started.Task.WaitAsync(TestContext.Current.CancellationToken);
}
