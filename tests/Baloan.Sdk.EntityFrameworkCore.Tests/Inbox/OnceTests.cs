using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>What is stored is handled once, in order for each loan, whatever the number of nodes.</summary>
public sealed class OnceTests(TestDatabases databases)
{
    private static readonly LoanState[] States = [LoanState.Created, LoanState.ChequeVerified, LoanState.Paid];

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Two_nodes_handle_each_call_back_of_many_loans_once_and_each_loans_in_order(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        ServiceProvider[] nodes = [world.Node(), world.Node()];
        foreach (var node in nodes)
        {
            await InboxWorld.RunAsync(node);
        }

        var loans = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        await Parallel.ForEachAsync(loans, TestContext.Current.CancellationToken, async (loan, _) =>
        {
            foreach (var state in States)
            {
                var isNews = await Task.WhenAll(nodes.Select(node => InboxWorld.StoreAsync(node, loan, state)));
                isNews.Should().ContainSingle(news => news, "one of two that come at once is the repeat");
            }
        });
        await world.HandledAsync(loans.Length * States.Length);

        world.Deeds.Runs.Should().HaveCount(loans.Length * States.Length);
        foreach (var loan in loans)
        {
            world.Deeds.StatesOf(loan).Should().Equal(States);
            (await world.EffectsAsync(loan)).Should().HaveCount(States.Length).And.OnlyContain(effect => effect.Value == 1);
        }

        foreach (var node in nodes)
        {
            await InboxWorld.StopAsync(node);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_repeat_is_known_before_and_after_it_was_handled_and_another_reason_is_news(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var node = world.Node();
        var loan = Guid.NewGuid();

        (await InboxWorld.StoreAsync(node, loan, LoanState.Canceled, "one")).Should().BeTrue();
        (await InboxWorld.StoreAsync(node, loan, LoanState.Canceled, "one")).Should().BeFalse();
        await InboxWorld.RunAsync(node);
        await world.HandledAsync(1);
        (await InboxWorld.StoreAsync(node, loan, LoanState.Canceled, "one")).Should().BeFalse();
        (await InboxWorld.StoreAsync(node, loan, LoanState.Canceled, "another")).Should().BeTrue();
        await world.HandledAsync(2);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Select(run => run.Callback.Reason).Should().Equal("one", "another");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Reason_and_unknown_fields_reach_the_handler_and_are_gone_once_it_is_done(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var node = world.Node();
        var callback = LoanCallback.Parse("""{"uuid":"8f14e45f-ceea-467f-a0e6-b3f4d8f7c1aa","state":"on_the_moon","reason":"a\u0000b","branch":{"n":7},"half":"\ud800"}"""u8);

        await node.GetRequiredService<IBaloanCallbackStore>().StoreAsync(callback, partner: null, TestContext.Current.CancellationToken);
        await InboxWorld.RunAsync(node);
        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        var handled = world.Deeds.Runs.Should().ContainSingle().Subject.Callback;
        handled.State.Value.Should().Be("on_the_moon");
        handled.Reason.Should().Be("a\uFFFDb");
        handled.AdditionalData!["branch"].GetProperty("n").GetInt32().Should().Be(7);
        handled.AdditionalData["half"].GetRawText().Should().Be("\"\\ud800\"");
        var row = await world.ReadAsync(context => context.Callbacks
            .Select(stored => new { stored.Reason, Json = EF.Property<string?>(stored, "AdditionalJson") }).SingleAsync(TestContext.Current.CancellationToken));
        row.Should().Be(new { Reason = (string?)null, Json = (string?)null });
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task While_one_of_a_loan_is_held_no_other_of_it_is_handled_whichever_is_older(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var node = world.Node();
        var (loan, other) = (Guid.NewGuid(), Guid.NewGuid());
        await InboxWorld.StoreAsync(node, loan, LoanState.Created);
        await InboxWorld.StoreAsync(node, loan, LoanState.Paid);
        await InboxWorld.StoreAsync(node, other, LoanState.Created);
        await world.Book.InDatabaseAsync(context => context.Callbacks.Where(callback => callback.State == LoanState.Paid).ExecuteUpdateAsync(set => set
            .SetProperty(callback => EF.Property<Guid?>(callback, "LeaseId"), (Guid?)Guid.NewGuid())
            .SetProperty(callback => EF.Property<DateTime?>(callback, "LeaseEndsAt"), (DateTime?)TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1))));

        await InboxWorld.RunAsync(node);
        await world.HandledAsync(1);
        world.Deeds.Runs.Should().ContainSingle().Which.Callback.LoanId.Should().Be(other);
        await world.EndLeasesAsync();
        await world.HandledAsync(3);
        await InboxWorld.StopAsync(node);

        world.Deeds.StatesOf(loan).Should().Equal(LoanState.Created, LoanState.Paid);
    }
}
