using System.Net;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.EntityFrameworkCore;

namespace Baloan.Sdk.Tests.Desk;

/// <summary>What a clerk does at the desk happens once, and only to what the clerk has seen.</summary>
public sealed class DeskActionTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_line_is_settled_with_a_candidate_once_however_often_the_button_is_pressed(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var loan = Guid.NewGuid();
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown);
            context.AddCallback(loan, LoanState.Created);
        });
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();
        html.Should().Contain($"value=\"{loan}\"", "the candidate is offered").And.NotContain("checked");

        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "settle-as-opened", "order-1", ("loan", loan.ToString())))).Should().Be("Settled as opened.");
        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "settle-as-opened", "order-1", ("loan", loan.ToString())))).Should().StartWith("Not done: the line was settled");

        (await world.LineAsync("order-1")).Should().BeEquivalentTo(
            new { Status = LoanBookStatus.Opened, LoanId = loan, SettledBy = LoanSettlement.Person, State = LoanState.Created });
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_is_given_to_one_line_alone(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var loan = Guid.NewGuid().ToString();
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown);
            context.AddLine("order-2", LoanBookStatus.Unknown);
        });
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();

        await desk.SubmitAsync(html, "settle-as-opened", "order-1", ("typed", $" {loan.ToUpperInvariant()} "));
        var second = await desk.SubmitAsync(html, "settle-as-opened", "order-2", ("typed", loan));

        (await desk.NoticeAfterAsync(second)).Should().Contain("the loan belongs to another line");
        (await world.LineAsync("order-1")).LoanId.Should().Be(Guid.Parse(loan));
        (await world.LineAsync("order-2")).Status.Should().Be(LoanBookStatus.Unknown);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_line_is_settled_as_not_opened_only_with_the_confirmation(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Unknown));
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();
        html.Should().Contain("the money is lent twice");

        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "settle-as-not-opened", "order-1"))).Should().Be("Not done: confirm that there is no loan.");
        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);

        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "settle-as-not-opened", "order-1", ("confirmed", "yes")))).Should().StartWith("Settled as not opened.");
        (await world.LineAsync("order-1")).Should().BeEquivalentTo(new { Status = LoanBookStatus.NotOpened, SettledBy = LoanSettlement.Person });
    }

    [Theory]
    [InlineData("settle-as-opened")]
    [InlineData("settle-as-not-opened")]
    public async Task An_old_page_does_not_settle_a_later_request_of_the_same_reference(string action)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Unknown));
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();
        await world.InDatabaseAsync(context => context.Loans.ExecuteUpdateAsync(set => set.SetProperty(line => EF.Property<Guid>(line, "AttemptId"), Guid.NewGuid())));

        var response = await desk.SubmitAsync(html, action, "order-1", ("confirmed", "yes"), ("typed", Guid.NewGuid().ToString()));

        (await desk.NoticeAfterAsync(response)).Should().StartWith("Not done: the line was settled or sent again");
        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("4711")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task What_is_no_loan_settles_nothing(string typed)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Unknown));
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();

        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "settle-as-opened", "order-1", ("typed", typed)))).Should().Be("Not done: choose a loan or type its id.");
    }

    [Theory]
    [InlineData("book", "7")]
    [InlineData("book", "-1")]
    [InlineData("reference", "")]
    [InlineData("partner", "another")]
    public async Task A_form_that_was_tampered_with_settles_nothing(string field, string value)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Unknown));
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();

        var response = await desk.SubmitAsync(html, "settle-as-not-opened", "order-1", ("confirmed", "yes"), (field, value));

        (await desk.NoticeAfterAsync(response)).Should().Be("Not done: the form could not be read.");
        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Dead_letters_are_handled_again_one_or_all(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.AddAsync(context =>
        {
            for (var i = 0; i < 3; i++)
            {
                context.AddCallback(Guid.NewGuid(), LoanState.Blocked, ("DeadAt", SettlingWorld.Now), ("Error", "System.TimeoutException"));
            }
        });
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();
        html.Should().Contain("System.TimeoutException");

        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "replay", "1"))).Should().Be("It will be handled again at once.");
        (await DeadAsync(world)).Should().Be(2);
        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "replay", "1"))).Should().StartWith("Nothing was there");
        (await desk.NoticeAfterAsync(await desk.SubmitAsync(html, "replay-all", having: null))).Should().Be("It will be handled again at once.");
        (await DeadAsync(world)).Should().Be(0);
    }

    [Fact]
    public async Task What_was_done_is_logged_with_its_reference_and_without_a_person()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context => context.AddLine("order-1", LoanBookStatus.Unknown));
        await using var desk = await DeskHost.StartAsync(world);
        var (_, html) = await desk.GetAsync();

        var response = await desk.SubmitAsync(html, "settle-as-not-opened", "order-1", ("confirmed", "yes"));

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        world.Logs.Lines.Should().ContainSingle(line => line.EventId == 2261 && line.Text.Contains("order-1", StringComparison.Ordinal));
        world.Logs.Lines.Where(line => line.Category.StartsWith("Baloan", StringComparison.Ordinal)).Should().NotContain(line => line.Text.Contains("clerk-4711", StringComparison.Ordinal));
    }

    private static async Task<int> DeadAsync(BookWorld world)
    {
        var count = 0;
        await world.InDatabaseAsync(async context => count = await context.Callbacks.CountAsync(callback => callback.DeadAt != null, TestContext.Current.CancellationToken));
        return count;
    }
}
