using System.Collections.Concurrent;
using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

/// <summary>With a store of the application's own, the endpoint stores and answers, and runs no handler.</summary>
public sealed class StoredCallbacksTests
{
    private const string Words = "Sara has no income";

    private readonly Store _store = new();

    [Fact]
    public async Task A_call_back_is_stored_whole_and_its_handler_is_not_run()
    {
        await using var app = await StartAsync();

        using var answer = await app.PostAsync($$"""{"uuid":"{{CallbackApp.LoanId}}","state":"canceled","reason":"{{Words}}","branch":7}""");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var (callback, partner) = _store.Kept.Should().ContainSingle().Subject;
        (callback.LoanId, callback.State, callback.Reason, partner).Should().Be((CallbackApp.LoanId, LoanState.Canceled, Words, null));
        callback.AdditionalData!["branch"].GetInt32().Should().Be(7);
        app.Deeds.Done.Should().BeEmpty();
    }

    [Fact]
    public async Task A_repeat_is_answered_as_news_is()
    {
        await using var app = await StartAsync();
        _store.IsNews = false;

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_store_that_fails_is_a_503_with_a_pause_and_tells_nobody_its_words()
    {
        await using var app = await StartAsync();
        _store.OnStore = _ => throw new InvalidOperationException($"constraint failed: {Words}");

        using var answer = await app.PostAsync(CallbackApp.Body(LoanState.Canceled, reason: Words));

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.Should().NotBeNull();
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContain("Sara");
        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2019).Which.Text.Should().Contain(nameof(InvalidOperationException));
        app.Logs.Entries.Should().NotContain(entry => entry.Text.Contains("Sara", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_a_503_once_its_time_is_over()
    {
        await using var app = await StartAsync(options => options.HandlerTimeout = TimeSpan.FromMilliseconds(50));
        _store.OnStore = _ => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.ServiceUnavailable);

        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2019).Which.Text.Should().Contain(nameof(TimeoutException));
    }

    [Fact]
    public async Task Who_may_not_call_and_what_cannot_be_read_are_answered_as_without_a_store()
    {
        await using var app = await StartAsync();

        using var stranger = await app.PostAsync(CallbackApp.Body(LoanState.Created), "/baloan/callbacks/no-secret-of-ours-0000");
        using var unreadable = await app.PostAsync("{");
        using var wrongMethod = await app.Client.GetAsync($"/baloan/callbacks/{CallbackApp.Secret}", TestContext.Current.CancellationToken);

        (stranger.StatusCode, unreadable.StatusCode, wrongMethod.StatusCode).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed));
        _store.Kept.Should().BeEmpty();
    }

    [Fact]
    public async Task A_scoped_store_is_refused_at_the_start()
    {
        var start = () => CallbackApp.StartAsync(build: (builder, _) => builder.Services.AddScoped<IBaloanCallbackStore, Store>());

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("IBaloanCallbackStore is registered as scoped*singleton*");
    }

    private Task<CallbackApp> StartAsync(Action<BaloanCallbackOptions>? configure = null) =>
        CallbackApp.StartAsync(configure, (builder, _) => builder.Services.AddSingleton<IBaloanCallbackStore>(_store));

    private sealed class Store : IBaloanCallbackStore
    {
        public ConcurrentQueue<(LoanCallback Callback, string? Partner)> Kept { get; } = new();

        public Func<CancellationToken, Task> OnStore { get; set; } = _ => Task.CompletedTask;

        public bool IsNews { get; set; } = true;

        public async Task<bool> StoreAsync(LoanCallback callback, string? partner, CancellationToken cancellationToken)
        {
            await OnStore(cancellationToken);
            Kept.Enqueue((callback, partner));
            return IsNews;
        }
    }
}
