using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Settling;

/// <summary>What waits for a person is told, and what is old is removed.</summary>
public sealed class WaitingLinesTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_request_whose_lease_is_over_becomes_unknown(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Opening);
            context.AddLine("order-2", LoanBookStatus.Opening, ("LeaseEndsAt", SettlingWorld.Now.AddHours(1)));
        });

        await world.RoundAsync(world.Node());

        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
        (await world.LineAsync("order-2")).Status.Should().Be(LoanBookStatus.Opening);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task The_health_check_is_degraded_while_anything_waits_for_a_person(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var node = world.Node(client => client.Services.AddHealthChecks().AddBaloanBook());
        (await CheckAsync(node)).Status.Should().Be(HealthStatus.Healthy);
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown);
            context.AddLine("order-2", LoanBookStatus.Opened, ("LoanId", Guid.NewGuid()), ("StatusAt", SettlingWorld.Now.AddDays(-15)));
            context.AddLine("order-3", LoanBookStatus.Opened, ("LoanId", Guid.NewGuid()), ("StatusAt", SettlingWorld.Now.AddDays(-15)), ("State", LoanState.Paid));
            context.AddCallback(Guid.NewGuid(), LoanState.Created, ("DeadAt", SettlingWorld.Now));
        });

        var report = await CheckAsync(node);

        report.Status.Should().Be(HealthStatus.Degraded);
        report.Entries["baloan-book"].Data.Should().BeEquivalentTo(new Dictionary<string, object> { ["unknown"] = 1, ["deadLetters"] = 1, ["stuck"] = 1 });
    }

    [Fact]
    public async Task The_health_check_fails_where_the_book_cannot_be_read()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.InDatabaseAsync(context => context.Database.ExecuteSqlRawAsync("DROP TABLE BaloanLoans", TestContext.Current.CancellationToken));

        (await CheckAsync(world.Node(client => client.Services.AddHealthChecks().AddBaloanBook()))).Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Old_lines_that_need_nobody_are_removed(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await AddOldLinesAsync(world);

        await StartAsync(world.Node(client => client.Services.Configure<LoanSettlingOptions>(options => options.KeepSettled = TimeSpan.FromDays(90))));

        await SettlingWorld.UntilAsync(async () => (await ReferencesAsync(world)).Count == 3);
        (await ReferencesAsync(world)).Should().BeEquivalentTo("new", "running", "unknown");
    }

    [Fact]
    public async Task A_book_of_every_loan_keeps_the_lines_of_loans()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await AddOldLinesAsync(world);

        await StartAsync(world.Node(
            client => client.Services.Configure<LoanSettlingOptions>(options => options.KeepSettled = TimeSpan.FromDays(90)), options => options.EveryLoanIsBooked = true));

        await SettlingWorld.UntilAsync(async () => (await ReferencesAsync(world)).Count == 4);
        (await ReferencesAsync(world)).Should().BeEquivalentTo("new", "running", "unknown", "paid");
    }

    [Theory]
    [InlineData("Interval", "00:00:00")]
    [InlineData("PollAfter", "00:00:01")]
    [InlineData("MaxPollInterval", "00:10:00")]
    [InlineData("StuckAfter", "00:10:00")]
    [InlineData("KeepSettled", "30.00:00:00")]
    public async Task Settings_that_cannot_work_are_named_when_the_application_starts(string setting, string value)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var node = world.Node(client => client.Services.Configure<LoanSettlingOptions>(
            options => typeof(LoanSettlingOptions).GetProperty(setting)!.SetValue(options, TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));

        node.Invoking(services => services.GetRequiredService<IStartupValidator>().Validate())
            .Should().Throw<OptionsValidationException>().WithMessage($"LoanSettlingOptions.{setting} *");
    }

    private static Task AddOldLinesAsync(BookWorld world)
    {
        var old = SettlingWorld.Now.AddDays(-91);
        return world.AddAsync(context =>
        {
            context.AddLine("new", LoanBookStatus.NotOpened);
            context.AddLine("refused", LoanBookStatus.NotOpened, ("StatusAt", old));
            context.AddLine("unknown", LoanBookStatus.Unknown, ("StatusAt", old));
            context.AddLine("running", LoanBookStatus.Opened, ("LoanId", Guid.NewGuid()), ("StatusAt", old), ("State", LoanState.Created), ("StateAt", old));
            context.AddLine("paid", LoanBookStatus.Opened, ("LoanId", Guid.NewGuid()), ("StatusAt", old), ("State", LoanState.Paid), ("StateAt", old));
        });
    }

    private static async Task<IReadOnlyList<string>> ReferencesAsync(BookWorld world)
    {
        IReadOnlyList<string> references = [];
        await world.InDatabaseAsync(async context => references = await context.Loans.Select(line => line.Reference).ToListAsync(TestContext.Current.CancellationToken));
        return references;
    }

    private static Task StartAsync(IServiceProvider node) =>
        node.GetServices<IHostedService>().Single(service => service.GetType().Name == "LoanSettling").StartAsync(TestContext.Current.CancellationToken);

    private static Task<HealthReport> CheckAsync(IServiceProvider node) =>
        node.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
}
