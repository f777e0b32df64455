using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>A handler that fails is run again, has no effect until it does not, and in the end is a dead letter.</summary>
public sealed class FailureTests(TestDatabases databases)
{
    private readonly Guid _loan = Guid.NewGuid();

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_a_failing_handler_wrote_is_rolled_back_also_where_it_saved_and_counts_once_it_ends_well(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        world.Deeds.OnHandle = async (_, context, database, token) =>
        {
            await database.SaveChangesAsync(token);
            if (context.Attempt < 3)
            {
                throw new InvalidOperationException("the handler fails");
            }
        };
        var node = world.Node();
        await InboxWorld.StoreAsync(node, _loan, LoanState.Created);
        await InboxWorld.RunAsync(node);
        foreach (var failures in new[] { 1, 2 })
        {
            await world.FailedAsync(_loan, failures);
            (await world.EffectsAsync(_loan)).Should().BeEmpty();
            await world.EndPausesAsync();
        }

        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        (await world.EffectsAsync(_loan)).Should().Equal(new Dictionary<string, int> { ["created"] = 1 });
        world.Deeds.Runs.Select(run => run.Context.Attempt).Should().Equal(1, 2, 3);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Pauses_double_and_the_last_failure_makes_a_dead_letter_which_holds_up_nothing_until_it_is_replayed(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        world.Deeds.OnHandle = (callback, _, _, _) => callback.State == LoanState.Created ? throw new InvalidOperationException("the handler fails") : Task.CompletedTask;
        var node = world.Node(inbox => (inbox.MaxAttempts, inbox.BaseDelay, inbox.MaxDelay) = (4, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)), more: services => services.AddHealthChecks().AddBaloanBook());
        await InboxWorld.StoreAsync(node, _loan, LoanState.Created);
        await InboxWorld.StoreAsync(node, _loan, LoanState.ChequeVerified);
        await InboxWorld.RunAsync(node);
        foreach (var (failures, longest) in new[] { (1, 10d), (2, 20), (3, 30) })
        {
            await world.FailedAsync(_loan, failures);
            var due = await world.ReadAsync(context => context.Callbacks.Where(callback => callback.State == LoanState.Created)
                .Select(callback => EF.Property<DateTime?>(callback, "DueAt")).SingleAsync(TestContext.Current.CancellationToken));
            (due!.Value - TimeProvider.System.GetUtcNow().UtcDateTime).TotalMinutes.Should().BeInRange((longest / 2) - 1, longest);
            world.Deeds.StatesOf(_loan).Should().NotContain(LoanState.ChequeVerified, "an earlier one is not done");
            await world.EndPausesAsync();
        }

        await world.HandledAsync(1);
        var inbox = node.GetRequiredService<ICallbackInbox>();
        var dead = (await inbox.DeadLettersAsync(TestContext.Current.CancellationToken)).Should().ContainSingle().Subject;
        (dead.State, dead.Failures, dead.Error).Should().Be((LoanState.Created, 4, nameof(InvalidOperationException)));
        world.Deeds.StatesOf(_loan).Should().Contain(LoanState.ChequeVerified);
        (await node.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Status.Should().Be(HealthStatus.Degraded);

        world.Deeds.OnHandle = (_, _, _, _) => Task.CompletedTask;
        (await inbox.ReplayAsync(dead.Id + 1000, TestContext.Current.CancellationToken)).Should().BeFalse();
        (await inbox.ReplayAsync(dead.Id, TestContext.Current.CancellationToken)).Should().BeTrue();
        await world.HandledAsync(2);
        await InboxWorld.StopAsync(node);

        (await inbox.DeadLettersAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
        (await inbox.ReplayAllAsync(TestContext.Current.CancellationToken)).Should().Be(0);
        world.Deeds.Runs.Last().Context.Should().Match<BaloanCallbackContext>(context => context.IsRegressing && context.Attempt == 1);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_row_that_cannot_be_read_dies_alone(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var node = world.Node(inbox => inbox.MaxAttempts = 1);
        var other = Guid.NewGuid();
        await InboxWorld.StoreAsync(node, _loan, LoanState.Created);
        await InboxWorld.StoreAsync(node, other, LoanState.Created);
        await world.Book.InDatabaseAsync(context => context.Callbacks.Where(callback => callback.LoanId == _loan)
            .ExecuteUpdateAsync(set => set.SetProperty(callback => EF.Property<string?>(callback, "AdditionalJson"), "{ no JSON")));

        await InboxWorld.RunAsync(node);
        await world.HandledAsync(1);
        await world.FailedAsync(_loan, 1);
        await InboxWorld.StopAsync(node);

        (await world.EffectsAsync(other)).Should().ContainSingle();
        (await node.GetRequiredService<ICallbackInbox>().DeadLettersAsync(TestContext.Current.CancellationToken)).Should().ContainSingle().Which.LoanId.Should().Be(_loan);
        (await node.GetRequiredService<ICallbackInbox>().ReplayAllAsync(TestContext.Current.CancellationToken)).Should().Be(1);
    }
}
