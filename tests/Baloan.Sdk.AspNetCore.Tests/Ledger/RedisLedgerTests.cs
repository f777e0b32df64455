using System.Net;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Baloan.Sdk.Tests;
using Baloan.Sdk.Tests.Redis;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Baloan.Sdk.AspNetCore.Tests.Ledger;

public sealed class RedisLedgerTests : IAsyncLifetime
{
    private RedisServer _redis = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _redis?.Dispose();
        return default;
    }

    [Fact]
    public async Task What_one_node_has_done_is_a_repeat_on_the_other()
    {
        await using var one = await StartNodeAsync();
        await using var two = await StartNodeAsync();

        await one.PostAsync(LoanState.Created);
        await two.PostAsync(LoanState.Created);
        await two.PostAsync(LoanState.ChequeVerified);
        await one.PostAsync(LoanState.ChequeVerified);

        one.Deeds.States.Should().Equal(LoanState.Created);
        two.Deeds.States.Should().Equal(LoanState.ChequeVerified);
        two.Deeds.Last.Context.PreviousState.Should().Be(LoanState.Created);
    }

    [Fact]
    public async Task A_failure_on_one_node_is_a_second_attempt_on_the_other()
    {
        await using var one = await StartNodeAsync();
        await using var two = await StartNodeAsync();
        one.Deeds.OnHandle = (_, _, _) => throw new InvalidOperationException("failed");

        (await one.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.InternalServerError);
        (await two.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        two.Deeds.Last.Context.Attempt.Should().Be(2);
    }

    [Fact]
    public async Task Two_nodes_do_not_handle_one_loan_at_once()
    {
        await using var one = await StartNodeAsync();
        await using var two = await StartNodeAsync();
        var (running, most) = (0, 0);
        one.Deeds.OnHandle = two.Deeds.OnHandle = async (_, _, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(index => (index % 2 == 0 ? one : two).PostAsync(LoanState.From($"state_{index / 3}"))));

        answers.Should().OnlyContain(answer => answer == HttpStatusCode.OK);
        most.Should().Be(1);
        one.Deeds.States.Concat(two.Deeds.States).Should().OnlyHaveUniqueItems().And.HaveCount(10);
    }

    [Fact]
    public async Task A_lease_is_renewed_while_the_handler_runs()
    {
        await using var one = await StartNodeAsync(options => options.Ledger.LeaseTime = TimeSpan.FromSeconds(10));
        var watch = await ConnectAsync();
        var lease = (RedisKey)$"baloan:callbacks:{{{CallbackApp.LoanId:N}}}:lease";
        one.Deeds.OnHandle = async (_, _, _) =>
        {
            // It has been renewed once there is more time left than a moment before.
            for (var left = TimeSpan.MaxValue; ;)
            {
                var now = await watch.KeyTimeToLiveAsync(lease);
                now.Should().NotBeNull("the lease must not run out");
                if (now > left)
                {
                    return;
                }

                left = now!.Value;
            }
        };

        (await one.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        (await watch.KeyExistsAsync(lease)).Should().BeFalse("it is given back");
    }

    [Fact]
    public async Task Only_the_holder_of_a_lease_may_write_and_give_back()
    {
        var ledger = StartLedger();
        var id = Guid.NewGuid();
        var first = await ledger.TryAcquireAsync(id, TimeSpan.FromMilliseconds(1), Cancellation);
        BaloanCallbackLease? second;
        do
        {
            second = await ledger.TryAcquireAsync(id, TimeSpan.FromMinutes(1), Cancellation);
        }
        while (second is null);

        (await ledger.RenewAsync(first!, TimeSpan.FromMinutes(1), Cancellation)).Should().BeFalse();
        (await ledger.ReleaseAsync(first!, "late", TimeSpan.FromMinutes(1), Cancellation)).Should().BeFalse();
        (await ledger.TryAcquireAsync(id, TimeSpan.FromMinutes(1), Cancellation)).Should().BeNull("the second still holds it");
        (await ledger.ReleaseAsync(second, "kept", TimeSpan.FromMinutes(1), Cancellation)).Should().BeTrue();
        (await ledger.TryAcquireAsync(id, TimeSpan.FromMinutes(1), Cancellation))!.Record.Should().Be("kept");
    }

    [Fact]
    public async Task A_question_that_was_given_up_takes_no_loan()
    {
        var ledger = StartLedger();
        var id = Guid.NewGuid();
        await ledger.CheckAsync(Cancellation);
        var admin = await ConnectAsync();
        await admin.ExecuteAsync("CLIENT", "PAUSE", (long)Patience.Limit.TotalMilliseconds, "WRITE");
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await FluentActions.Awaiting(() => ledger.TryAcquireAsync(id, TimeSpan.FromMinutes(1), limit.Token)).Should().ThrowAsync<OperationCanceledException>();

        await admin.ExecuteAsync("CLIENT", "UNPAUSE");
        (await ledger.TryAcquireAsync(id, TimeSpan.FromMinutes(1), Cancellation)).Should().NotBeNull();
    }

    [Fact]
    public async Task What_is_kept_has_an_end()
    {
        await using var app = await StartNodeAsync(options => options.Ledger.RememberFor = TimeSpan.FromDays(7));

        await app.PostAsync(LoanState.Created, reason: "چک برگشتی");

        var database = await ConnectAsync();
        var key = $"baloan:callbacks:{{{CallbackApp.LoanId:N}}}:record";
        (await database.KeyTimeToLiveAsync(key)).Should().BeCloseTo(TimeSpan.FromDays(7), TimeSpan.FromMinutes(1));
        ((string?)await database.StringGetAsync(key)).Should().Contain("created").And.NotContain("چک");
    }

    [Fact]
    public async Task A_node_starts_and_works_without_Redis()
    {
        _redis.Kill();
        await using var app = await StartNodeAsync(options => options.Ledger.Timeout = TimeSpan.FromMilliseconds(200));

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task The_connection_of_the_application_can_be_used()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        await using var app = await CallbackApp.StartAsync(
            options => options.Ledger.Timeout = TimeSpan.FromMinutes(1),
            (builder, callbacks) =>
            {
                builder.Services.AddSingleton<IConnectionMultiplexer>(connection);
                callbacks.UseRedisLedger();
            });

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);

        (await connection.GetDatabase().KeyExistsAsync($"baloan:callbacks:{{{CallbackApp.LoanId:N}}}:record")).Should().BeTrue();
    }

    private Task<CallbackApp> StartNodeAsync(Action<BaloanCallbackOptions>? configure = null) =>
        CallbackApp.StartAsync(
            options =>
            {
                options.Ledger.Timeout = TimeSpan.FromMinutes(1);
                configure?.Invoke(options);
            },
            (_, callbacks) => callbacks.UseRedisLedger(_redis.ConnectionString));

    private async Task<IDatabase> ConnectAsync() => (await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString + ",allowAdmin=true")).GetDatabase();

    private IBaloanCallbackLedger StartLedger()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddBaloanCallbacks<RecordingHandler>(_ => { }).UseRedisLedger(_redis.ConnectionString);
        return services.BuildServiceProvider().GetRequiredService<IBaloanCallbackLedger>();
    }
}
