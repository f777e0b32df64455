using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Book;

public sealed class SettleTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_person_settles_an_unknown_line_as_opened_with_the_state_that_call_backs_told(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1));
        var loanId = world.Sandbox.Loans[0].Id;
        await world.ToldAsync(loanId, LoanState.Created, LoanState.SentToBank, LoanState.ChequeVerified, LoanState.From("something new"));

        await world.Book.SettleAsOpenedAsync("order-1", loanId, TestContext.Current.CancellationToken);

        var line = await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken);
        line.Should().BeEquivalentTo(new { Status = LoanBookStatus.Opened, LoanId = loanId, SettledBy = LoanSettlement.Person, State = LoanState.SentToBank });
        line!.StateAt.Should().BeAfter(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await world.InDatabaseAsync(async context => (await context.Loans.CountAsync(
            loan => EF.Property<DateTime?>(loan, "PollAt") != null && EF.Property<string?>(loan, "OpenFingerprint") == null, TestContext.Current.CancellationToken)).Should().Be(1));
        (await world.Book.HistoryAsync("order-1", TestContext.Current.CancellationToken)).Select(callback => callback.State)
            .Should().Equal(LoanState.Created, LoanState.SentToBank, LoanState.ChequeVerified, LoanState.From("something new"));
        var again = await world.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        again.Id.Should().Be(loanId);
        again.Plan.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_person_settles_an_unknown_line_as_not_opened_and_it_may_be_sent_again(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1), isOpened: false);

        await world.Book.SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken);

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken)).Should().BeEquivalentTo(new { Status = LoanBookStatus.NotOpened, SettledBy = LoanSettlement.Person });
        await world.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken)).Should().BeEquivalentTo(new { Status = LoanBookStatus.Opened, SettledBy = (LoanSettlement?)null });
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Two_lines_never_get_one_loan(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1));
        await world.LoseAnswerAsync("order-2", BookWorld.RequestOf(2), isOpened: false);
        var loanId = world.Sandbox.Loans[0].Id;
        await world.Book.SettleAsOpenedAsync("order-1", loanId, TestContext.Current.CancellationToken);

        var conflict = await world.Book.Invoking(book => book.SettleAsOpenedAsync("order-2", loanId, TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();

        conflict.Which.Reference.Should().Be("order-1");
        (await world.StatusOfAsync("order-2")).Should().Be(LoanBookStatus.Unknown);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Of_two_persons_who_settle_one_line_one_is_told_that_it_was_settled(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1));
        ILoanBook[] nodes = [BookWorld.BookOf(world.Node()), BookWorld.BookOf(world.Node())];

        var outcomes = await Task.WhenAll(
            TrySettleAsync(() => nodes[0].SettleAsOpenedAsync("order-1", world.Sandbox.Loans[0].Id, TestContext.Current.CancellationToken)),
            TrySettleAsync(() => nodes[1].SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken)));

        outcomes.Should().BeEquivalentTo([true, false]);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_is_not_unknown_is_not_settled(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var loan = await world.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        var conflict = await world.Book.Invoking(book => book.SettleAsOpenedAsync("order-1", Guid.NewGuid(), TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();
        conflict.Which.Status.Should().Be(LoanBookStatus.Opened);
        await world.Book.Invoking(book => book.SettleAsNotOpenedAsync("order-1", TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();
        await world.Book.Invoking(book => book.SettleAsOpenedAsync("order-2", loan.Id, TestContext.Current.CancellationToken)).Should().ThrowAsync<KeyNotFoundException>();
        await world.Book.Invoking(book => book.SettleAsNotOpenedAsync("order-2", TestContext.Current.CancellationToken)).Should().ThrowAsync<KeyNotFoundException>();
        await world.Book.Invoking(book => book.SettleAsOpenedAsync("order-1", Guid.Empty, TestContext.Current.CancellationToken)).Should().ThrowAsync<ArgumentException>();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Candidates_are_the_loans_of_no_line_that_call_backs_told_of_in_time(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var (early, fitting, late) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await world.ToldAsync(early, LoanState.Created);
        await world.ReceivedAsync(early, TimeSpan.FromMinutes(-1));
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1));
        var booked = await world.Book.OpenAsync("order-2", BookWorld.RequestOf(2), TestContext.Current.CancellationToken);
        await world.ToldAsync(early, LoanState.ChequeVerified);
        await world.ReceivedAsync(early, TimeSpan.FromMinutes(-1), LoanState.Created);
        await world.ToldAsync(world.Sandbox.Loans[0].Id, LoanState.Created, LoanState.ChequeVerified);
        await world.ToldAsync(booked.Id, LoanState.Created);
        await world.ToldAsync(late, LoanState.Created);
        await world.ReceivedAsync(late, TimeSpan.FromDays(2));
        await world.ToldAsync("another partner", fitting, LoanState.Created);

        var candidates = await world.Book.CandidatesAsync("order-1", TestContext.Current.CancellationToken);

        candidates.Should().ContainSingle().Which.Should().BeEquivalentTo(new { LoanId = world.Sandbox.Loans[0].Id, State = LoanState.ChequeVerified });
        (await world.Book.CandidatesAsync("order-2", TestContext.Current.CancellationToken)).Should().BeEmpty();
        (await world.Book.CandidatesAsync("order-3", TestContext.Current.CancellationToken)).Should().BeEmpty();
        await world.Book.SettleAsOpenedAsync("order-1", candidates[0].LoanId, TestContext.Current.CancellationToken);
        (await world.Book.CandidatesAsync("order-1", TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    private static async Task<bool> TrySettleAsync(Func<Task> settle)
    {
        try
        {
            await settle();
            return true;
        }
        catch (LoanBookConflictException)
        {
            return false;
        }
    }
}
