using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Book;

/// <summary>An answer that comes when the line no longer waits for it. No loan that the gateway has opened is lost for that.</summary>
public sealed class LateAnswerTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_line_given_up_as_unknown_is_opened_by_the_answer_with_what_call_backs_told_meanwhile(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var late = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        await GiveUpAsync(world);
        await world.ToldAsync(world.Sandbox.Loans[0].Id, LoanState.Created, LoanState.ChequeVerified);

        held.Release();
        var loan = await late;

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken)).Should().BeEquivalentTo(new
        {
            Status = LoanBookStatus.Opened,
            LoanId = loan.Id,
            MonthlyInstallmentAmount = loan.Plan!.MonthlyInstallment,
            State = LoanState.ChequeVerified,
            SettledBy = (LoanSettlement?)null,
        });
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_whose_line_was_settled_as_not_opened_is_kept_as_a_call_back(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var late = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        await GiveUpAsync(world);
        await world.Book.SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken);

        held.Release();

        await FluentActions.Awaiting(() => late).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.NotOpened);
        await ShouldBeKeptAsync(world);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_whose_reference_was_sent_again_is_kept_as_a_call_back(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var late = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        await GiveUpAsync(world);
        await world.Book.SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken);
        var other = BookWorld.RequestOf(1);
        other.Amount = new Toman(11_000_000);
        var second = await world.Book.OpenAsync("order-1", other, TestContext.Current.CancellationToken);

        held.Release();

        await FluentActions.Awaiting(() => late).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(second.Id);
        await ShouldBeKeptAsync(world);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_that_a_call_back_told_of_is_not_stored_twice(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var late = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        await GiveUpAsync(world);
        await world.ToldAsync(world.Sandbox.Loans[0].Id, LoanState.Created);
        await world.Book.SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken);

        held.Release();

        await FluentActions.Awaiting(() => late).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        await world.InDatabaseAsync(async context =>
            (await context.Callbacks.SingleAsync(TestContext.Current.CancellationToken)).Source.Should().Be(BaloanCallbackSource.Gateway));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_line_settled_with_the_loan_of_the_answer_is_right(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var late = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        await GiveUpAsync(world);
        await world.Book.SettleAsOpenedAsync("order-1", world.Sandbox.Loans[0].Id, TestContext.Current.CancellationToken);

        held.Release();

        (await late).Id.Should().Be(world.Sandbox.Loans[0].Id);
        world.Logs.Lines.Should().NotContain(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Critical);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_that_another_line_has_is_given_to_nobody_else(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-2", BookWorld.RequestOf(2), isOpened: false);
        var held = new HeldCalls(holdsAnswers: true);
        var opening = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        await world.Book.SettleAsOpenedAsync("order-2", world.Sandbox.Loans[0].Id, TestContext.Current.CancellationToken);

        held.Release();

        (await FluentActions.Awaiting(() => opening).Should().ThrowAsync<BaloanOutcomeUnknownException>()).Which.Message.Should().Contain("order-2");
        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.Unknown);
        world.Logs.Lines.Should().Contain(line => line.EventId == 2218);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_process_that_stood_still_before_it_sent_sends_nothing(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var node = world.EmptyNode(services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddBook<OrderDatabase>(world, options => options.AddInterceptors(new AroundLine(after: () => time.Advance(TimeSpan.FromSeconds(201)))));
        });

        await BookWorld.BookOf(node).Invoking(book => book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanConnectionException>();

        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.NotOpened);
        world.LoansAskedFor.Should().Be(0);
    }

    private static async Task GiveUpAsync(BookWorld world)
    {
        await world.EndLeaseAsync("order-1");
        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.Unknown);
    }

    private static async Task ShouldBeKeptAsync(BookWorld world)
    {
        await world.InDatabaseAsync(async context =>
        {
            var kept = await context.Callbacks.SingleAsync(TestContext.Current.CancellationToken);
            kept.Should().BeEquivalentTo(new { Partner = "", LoanId = world.Sandbox.Loans[0].Id, State = LoanState.Created, Source = BaloanCallbackSource.Answer, HandledAt = (DateTime?)null });
            kept.ReceivedAt.Should().BeAfter(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        });
        world.Logs.Lines.Should().Contain(line => line.EventId == 2217);
    }
}
