using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>A run has an effect as long as it holds its call back, and not after.</summary>
public sealed class LeaseTests(TestDatabases databases)
{
    private const int LeaseLost = 2304;
    private const int EndedLate = 2308;

    private readonly Guid _loan = Guid.NewGuid();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_a_dead_node_held_is_handled_by_another_once_its_lease_is_over(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var node = world.Node();
        await InboxWorld.StoreAsync(node, _loan, LoanState.Created);
        await world.Book.InDatabaseAsync(context => context.Callbacks.ExecuteUpdateAsync(set => set
            .SetProperty(callback => EF.Property<Guid?>(callback, "LeaseId"), (Guid?)Guid.NewGuid())
            .SetProperty(callback => EF.Property<DateTime?>(callback, "LeaseEndsAt"), (DateTime?)SettlingWorld.Now.AddHours(1))));
        await InboxWorld.RunAsync(node);
        world.Deeds.Runs.Should().BeEmpty();

        await world.EndLeasesAsync();
        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        (await world.EffectsAsync(_loan)).Should().ContainSingle().Which.Value.Should().Be(1);
    }

    [Fact]
    public async Task A_handler_that_outlives_its_lease_has_no_effect()
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Postgres);
        var runs = 0;
        world.Deeds.OnHandle = async (_, _, database, _) =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                database.ChangeTracker.Clear();
                database.Add(new Order { Id = "lost" });
                _begun.SetResult();
                await _mayEnd.Task;
            }
        };
        var (first, second) = (world.Node(), world.Node());
        await InboxWorld.StoreAsync(first, _loan, LoanState.Created);
        await InboxWorld.RunAsync(first);
        await _begun.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        await world.EndLeasesAsync();
        await InboxWorld.RunAsync(second);
        await world.HandledAsync(1);
        _mayEnd.SetResult();
        await SettlingWorld.UntilAsync(() => Task.FromResult(world.Book.Logs.Lines.Any(line => line.EventId == LeaseLost)));
        await InboxWorld.StopAsync(first);
        await InboxWorld.StopAsync(second);

        (await world.EffectsAsync(_loan)).Should().ContainSingle().Which.Value.Should().Be(1);
        (await world.ReadAsync(context => context.Orders.AnyAsync(order => order.Id == "lost", TestContext.Current.CancellationToken))).Should().BeFalse();
        (await world.ReadAsync(context => context.Callbacks.SingleAsync(TestContext.Current.CancellationToken))).Failures.Should().Be(0);
    }

    [Fact]
    public async Task A_handler_that_never_heeds_its_token_is_left_behind_and_has_no_effect()
    {
        await using var world = await InboxWorld.StartAsync(databases, DatabaseKind.Postgres);
        var time = new FakeTimeProvider();
        var runs = 0;
        world.Deeds.OnHandle = (callback, _, _, _) => callback.LoanId == _loan && Interlocked.Increment(ref runs) == 1 ? _mayEnd.Task : Task.CompletedTask;
        var node = world.Node(more: services => services.AddSingleton<TimeProvider>(time));
        var other = Guid.NewGuid();
        await InboxWorld.StoreAsync(node, _loan, LoanState.Created);
        await InboxWorld.StoreAsync(node, other, LoanState.Created);

        await InboxWorld.RunAsync(node);
        async Task<bool> IsDoneAsync(Guid loan, Func<StoredCallback, bool> isSo)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return isSo(await world.ReadAsync(context => context.Callbacks.SingleAsync(callback => callback.LoanId == loan, TestContext.Current.CancellationToken)));
        }

        await SettlingWorld.UntilAsync(() => IsDoneAsync(_loan, callback => callback.Failures == 1));
        await SettlingWorld.UntilAsync(() => IsDoneAsync(other, callback => callback.HandledAt is not null));
        await world.EndPausesAsync();
        await SettlingWorld.UntilAsync(() => IsDoneAsync(_loan, callback => callback.HandledAt is not null));
        _mayEnd.SetResult();
        await SettlingWorld.UntilAsync(() => Task.FromResult(world.Book.Logs.Lines.Any(line => line.EventId == EndedLate)));
        await InboxWorld.StopAsync(node);

        (await world.EffectsAsync(_loan)).Should().ContainSingle().Which.Value.Should().Be(1);
        runs.Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Stopping_cancels_the_handler_and_gives_everything_back_without_a_failure(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        world.Deeds.OnHandle = async (_, _, _, token) =>
        {
            _begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        var node = world.Node(inbox => inbox.MaxConcurrency = 1);
        foreach (var loan in Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()))
        {
            await InboxWorld.StoreAsync(node, loan, LoanState.Created);
        }

        await InboxWorld.RunAsync(node);
        await _begun.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Should().ContainSingle();
        (await world.ReadAsync(context => context.Callbacks.CountAsync(
            callback => callback.Failures == 0 && callback.HandledAt == null && EF.Property<Guid?>(callback, "LeaseId") == null, TestContext.Current.CancellationToken))).Should().Be(5);
        (await world.ReadAsync(context => context.Orders.CountAsync(TestContext.Current.CancellationToken))).Should().Be(0);
    }
}
