using Baloan.Sandbox;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Settling;

/// <summary>A call back that was lost is found by asking, politely.</summary>
public sealed class PollingTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_lost_call_back_comes_into_the_inbox_as_if_called_back(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var loan = await OpenSilentAsync(world, 1);
        await world.Sandbox.AdvanceAsync(loan);

        await world.RoundAsync(world.Node(client => client.Services.AddSingleton<ICallbackInbox, StubInbox>()));

        await world.InDatabaseAsync(async context =>
        {
            var callback = await context.Callbacks.SingleAsync(TestContext.Current.CancellationToken);
            callback.Should().BeEquivalentTo(new { LoanId = loan, State = LoanState.ChequeVerified, Source = BaloanCallbackSource.Poll, Partner = "" });
            callback.ReceivedAt.Should().BeCloseTo(SettlingWorld.Now, Patience.Limit);
            (await context.Callbacks.CountAsync(found => EF.Property<DateTime?>(found, "DueAt") != null, TestContext.Current.CancellationToken)).Should().Be(1);
        });
    }

    [Fact]
    public async Task Without_an_inbox_the_line_itself_takes_the_news()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var loan = await OpenSilentAsync(world, 1);
        await world.Sandbox.AdvanceAsync(loan);

        await world.RoundAsync(world.Node());

        (await world.LineAsync("order-1")).State.Should().Be(LoanState.ChequeVerified);
        await world.InDatabaseAsync(async context => (await context.Callbacks.AnyAsync(TestContext.Current.CancellationToken)).Should().BeFalse());
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_signature_is_found(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var loan = await OpenSilentAsync(world, 1);
        await world.Sandbox.AdvanceAsync(loan);
        await world.Book.RequestOtpAsync("order-1", TestContext.Current.CancellationToken);
        await world.Book.SignAsync("order-1", world.Sandbox.OtpOf(loan)!, TestContext.Current.CancellationToken);
        await world.InDatabaseAsync(context => context.Loans.ExecuteUpdateAsync(set => set.SetProperty(line => line.SignedAt, (DateTime?)null)));

        await world.RoundAsync(world.Node());

        (await world.LineAsync("order-1")).SignedAt.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_loan_without_a_contract_is_asked_for_again_later(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await OpenSilentAsync(world, 1);

        await world.RoundAsync(world.Node());
        await world.RoundAsync(world.Node());

        Asked(world).Should().HaveCount(1);
        (await world.LineAsync("order-1")).State.Should().BeNull();
        (await PollAtAsync(world, "order-1")).Should().BeAfter(SettlingWorld.Now.AddHours(1));
    }

    [Fact]
    public async Task A_loan_with_recent_news_is_not_asked_for()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        await world.RoundAsync(world.Node());

        Asked(world).Should().BeEmpty();
        (await PollAtAsync(world, "order-1")).Should().BeCloseTo(SettlingWorld.Now.AddHours(1), Patience.Limit);
    }

    [Theory]
    [InlineData("loan_paid")]
    [InlineData("blocked")]
    [InlineData("canceled")]
    [InlineData("send_loan_to_bank")]
    public async Task A_loan_of_which_the_contract_can_tell_nothing_more_is_never_asked_for(string state)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await OpenSilentAsync(world, 1);
        await world.InDatabaseAsync(context => context.Loans.ExecuteUpdateAsync(set => set.SetProperty(line => line.State, (LoanState?)LoanState.From(state))));

        await world.RoundAsync(world.Node());

        Asked(world).Should().BeEmpty();
        (await PollAtAsync(world, "order-1")).Should().BeNull();
    }

    [Fact]
    public async Task A_failing_gateway_is_left_alone_for_the_rest_of_the_round()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await OpenSilentAsync(world, 1);
        await OpenSilentAsync(world, 2);
        world.Sandbox.Faults.Add(SandboxFault.TooManyRequests(TimeSpan.FromMinutes(20)).For(SandboxOperation.GetContract));

        await world.RoundAsync(world.Node());

        Asked(world).Should().HaveCount(1);
        world.Logs.Lines.Should().ContainSingle(line => line.EventId == 2245 && line.Text.Contains("1200", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_are_asked_for_in_a_minute_than_the_options_say()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        for (var applicant = 1; applicant <= 4; applicant++)
        {
            await OpenSilentAsync(world, applicant);
        }

        await world.RoundAsync(world.Node(client => client.Services.Configure<LoanSettlingOptions>(options => options.PollsPerMinute = 2)));

        Asked(world).Should().HaveCount(2);
    }

    private static async Task<Guid> OpenSilentAsync(BookWorld world, int applicant)
    {
        var reference = $"order-{applicant}";
        var loan = await world.Book.OpenAsync(reference, BookWorld.RequestOf(applicant), TestContext.Current.CancellationToken);
        var earlier = SettlingWorld.Now.AddHours(-2);
        await world.InDatabaseAsync(context => context.Loans.Where(line => line.Reference == reference).ExecuteUpdateAsync(
            set => set.SetProperty(line => line.StatusAt, earlier).SetProperty(line => EF.Property<DateTime?>(line, "PollAt"), earlier)));
        return loan.Id;
    }

    private static IReadOnlyList<string> Asked(BookWorld world) =>
        [.. world.Sandbox.Requests.Where(request => request.Operation == SandboxOperation.GetContract).Select(request => request.Path).Distinct()];

    private static async Task<DateTime?> PollAtAsync(BookWorld world, string reference)
    {
        DateTime? at = null;
        await world.InDatabaseAsync(async context => at = await context.Loans
            .Where(line => line.Reference == reference).Select(line => EF.Property<DateTime?>(line, "PollAt")).SingleAsync(TestContext.Current.CancellationToken));
        return at;
    }
}
