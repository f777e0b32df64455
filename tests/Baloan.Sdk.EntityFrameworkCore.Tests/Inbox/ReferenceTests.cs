using Baloan.Sandbox;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Inbox;

/// <summary>A call back is handled with the reference of its loan, for which it waits where it must.</summary>
public sealed class ReferenceTests(TestDatabases databases)
{
    private const int Waits = 2303;

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_call_back_that_is_faster_than_the_answer_waits_for_the_line(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        using var held = new HeldCalls(holdsAnswers: true);
        var opening = world.Book.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        var node = world.Node();
        await InboxWorld.StoreAsync(node, world.Sandbox.Loans.Single().Id, LoanState.Created);
        await InboxWorld.RunAsync(node);
        await WaitsAsync(world);
        world.Deeds.Runs.Should().BeEmpty();

        held.Release();
        await opening;
        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Should().ContainSingle().Which.Context.Reference.Should().Be("order-1");
        (await world.Book.LineAsync("order-1")).State.Should().Be(LoanState.Created);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Once_the_line_is_settled_as_not_opened_it_is_handled_without_a_reference(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        await world.Book.LoseAnswerAsync("order-1", BookWorld.RequestOf(1), isOpened: false);
        var node = world.Node();
        await InboxWorld.StoreAsync(node, Guid.NewGuid(), LoanState.Created);
        await InboxWorld.RunAsync(node);
        await WaitsAsync(world);

        await BookWorld.BookOf(node).SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken);
        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Should().ContainSingle().Which.Context.Reference.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_line_that_is_opened_after_the_call_back_was_taken_is_known_when_it_is_handled(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var (known, late) = (Guid.NewGuid(), Guid.NewGuid());
        await world.Book.AddAsync(context =>
        {
            context.AddLine("known", LoanBookStatus.Opened, ("LoanId", known));
            context.AddLine("late", LoanBookStatus.Opening, ("LeaseEndsAt", SettlingWorld.Now.AddMinutes(5)));
        });
        world.Deeds.OnHandle = async (callback, _, database, token) =>
        {
            if (callback.LoanId == known)
            {
                await database.Loans.Where(line => line.Reference == "late").ExecuteUpdateAsync(
                    set => set.SetProperty(line => line.LoanId, (Guid?)late).SetProperty(line => line.Status, LoanBookStatus.Opened), token);
            }
        };
        var node = world.Node(inbox => inbox.MaxConcurrency = 1);
        await InboxWorld.StoreAsync(node, known, LoanState.Created);
        await InboxWorld.StoreAsync(node, late, LoanState.Created);
        await InboxWorld.RunAsync(node);
        await world.HandledAsync(2);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Select(run => run.Context.Reference).Should().Equal("known", "late");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_comes_with_one_partners_secret_moves_no_other_partners_loan(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var loan = Guid.NewGuid();
        await world.Book.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Opened, ("Partner", "one"), ("LoanId", loan)));
        var node = world.Node();
        await InboxWorld.StoreAsync(node, loan, LoanState.Paid, partner: "other");
        await InboxWorld.RunAsync(node);
        await world.HandledAsync(1);
        (await world.Book.LineAsync("order-1")).State.Should().BeNull();

        await InboxWorld.StoreAsync(node, loan, LoanState.Created, partner: "one");
        await world.HandledAsync(2);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Select(run => (run.Context.Partner, run.Context.Reference, run.Context.PreviousState)).Should().Equal(("other", null, null), ("one", "order-1", null));
        (await world.Book.LineAsync("order-1")).State.Should().Be(LoanState.Created);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_the_gateway_does_not_bear_out_is_not_handled(DatabaseKind kind)
    {
        await using var world = await InboxWorld.StartAsync(databases, kind);
        var loan = await world.Book.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        var node = world.Node(inbox => inbox.BaseDelay = TimeSpan.FromMinutes(10), callbacks => callbacks.VerifyWithGateway = true);
        await InboxWorld.StoreAsync(node, loan.Id, LoanState.ChequeVerified);
        await InboxWorld.RunAsync(node);
        await world.FailedAsync(loan.Id, 1);
        world.Deeds.Runs.Should().BeEmpty();

        await world.Sandbox.MoveAsync(loan.Id, SandboxLoanState.ChequeVerified);
        await world.EndPausesAsync();
        await world.HandledAsync(1);
        await InboxWorld.StopAsync(node);

        world.Deeds.Runs.Should().ContainSingle().Which.Context.IsConfirmed.Should().BeTrue();
    }

    private static Task WaitsAsync(InboxWorld world) =>
        SettlingWorld.UntilAsync(() => Task.FromResult(world.Book.Logs.Lines.Any(line => line.EventId == Waits)));
}
