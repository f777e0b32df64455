using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Settling;

/// <summary>What is decided by elimination is what happens in a real database.</summary>
public sealed class EliminationInDatabaseTests(TestDatabases databases)
{
    private static readonly string[] Names = ["a", "b"];

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task The_only_unknown_line_gets_the_only_unknown_loan(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var loan = Guid.NewGuid();
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown, ("OpenFingerprint", "mark"));
            context.AddLine("order-2", LoanBookStatus.NotOpened);
            context.AddCallback(loan, LoanState.Created);
            context.AddCallback(loan, LoanState.ChequeVerified, ("ReceivedAt", SettlingWorld.Now.AddMinutes(-7)));
        });

        await world.RoundAsync(world.Node(bookOptions: options => options.EveryLoanIsBooked = true));

        var line = await world.LineAsync("order-1");
        line.Should().BeEquivalentTo(new { Status = LoanBookStatus.Opened, LoanId = loan, SettledBy = LoanSettlement.Elimination, State = LoanState.ChequeVerified });
        line.StateAt.Should().BeCloseTo(SettlingWorld.Now.AddMinutes(-7), TimeSpan.FromMinutes(2));
        world.Logs.Lines.Should().Contain(logged => logged.EventId == 2241);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Nothing_is_eliminated_unless_it_was_said_that_every_loan_is_booked(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await AddCertainPairAsync(world);

        await world.RoundAsync(world.Node());

        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
    }

    [Fact]
    public async Task Nothing_is_eliminated_while_another_client_calls_back_at_the_same_endpoint_and_has_no_book()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await AddCertainPairAsync(world);

        await world.RoundAsync(world.Node(client => client.Services.AddBaloanClient("other", world.UseSandbox), options => options.EveryLoanIsBooked = true));

        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
    }

    [Fact]
    public async Task Nothing_is_eliminated_where_anybody_may_call_back()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await AddCertainPairAsync(world);

        await world.RoundAsync(world.Node(
            client => client.Services.Configure<BaloanCallbackOptions>(options => options.AllowAnonymous = true), options => options.EveryLoanIsBooked = true));

        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task What_a_person_said_stays_known_when_the_reference_is_sent_again(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await AddCertainPairAsync(world);
        await world.AddAsync(context => context.AddLine("order-2", LoanBookStatus.Unknown));
        await world.Book.SettleAsNotOpenedAsync("order-2", TestContext.Current.CancellationToken);
        await world.Book.OpenAsync("order-2", BookWorld.RequestOf(2), TestContext.Current.CancellationToken);

        await world.RoundAsync(world.Node(bookOptions: options => options.EveryLoanIsBooked = true));

        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown, "the loan may be the first one of order-2, if the person erred");
    }

    [Fact]
    public async Task Whatever_has_happened_the_lines_of_a_database_are_settled_as_decided_and_never_wrongly()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        foreach (var model in Models())
        {
            await world.InDatabaseAsync(context => CopyAsync(model, context));
            await world.RoundAsync(NodeOfTwo(world), "a");
            model.Apply(WorldEvent.Eliminate, 0, 0);

            await world.InDatabaseAsync(async context =>
            {
                var settled = await context.Loans.Where(line => line.SettledBy == LoanSettlement.Elimination)
                    .Select(line => new { line.Reference, line.LoanId }).ToListAsync(TestContext.Current.CancellationToken);
                settled.Should().BeEquivalentTo(model.Married.Select(pair => new { pair.Line.Reference, LoanId = (Guid?)pair.Orphan.LoanId }));
            });
        }
    }

    // The same each time: some in which a pair is certain, which is rare, and some in which none is.
    private static IEnumerable<LoanWorld> Models()
    {
        var random = new Random(4711);
        var (certain, others) = (0, 0);
        while (certain < 25 || others < 25)
        {
            var model = new LoanWorld();
            for (var steps = random.Next(20, 80); steps > 0; steps--)
            {
                model.Apply((WorldEvent)random.Next((int)WorldEvent.Eliminate), random.Next(100), random.Next(100));
            }

            var isCertain = Elimination.Decide(model.Facts, model.Orphans, _ => LoanWorld.Window).Count > 0;
            if (isCertain ? certain++ < 25 : others++ < 25)
            {
                yield return model;
            }
        }
    }

    private static Task AddCertainPairAsync(BookWorld world) => world.AddAsync(context =>
    {
        context.AddLine("order-1", LoanBookStatus.Unknown);
        context.AddCallback(Guid.NewGuid(), LoanState.Created);
    });

    private static ServiceProvider NodeOfTwo(BookWorld world) => world.EmptyNode(services =>
    {
        foreach (var name in Names)
        {
            services.AddBaloanClient(name, world.UseSandbox).UseLoanBook<OrderDatabase>(options =>
            {
                options.FingerprintKey = BookWorld.FingerprintKey;
                options.CandidateWindow = LoanWorld.Window;
                options.EveryLoanIsBooked = true;
            });
        }
    });

    // As if the model's present were the database's.
    private static async Task CopyAsync(LoanWorld model, OrderDatabase context)
    {
        var shift = SettlingWorld.Now - model.Now;
        await context.Loans.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        await context.Callbacks.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        foreach (var line in model.Lines)
        {
            var facts = line.Facts;
            context.AddLine(
                facts.Reference, facts.Status, ("Partner", facts.Partner), ("LoanId", line.LoanId), ("AttemptId", facts.AttemptId), ("SettledBy", facts.SettledBy),
                ("CreatedAt", facts.CreatedAt + shift), ("AttemptedAt", facts.AttemptedAt + shift), ("LeaseEndsAt", facts.LeaseEndsAt + shift),
                ("StatusAt", facts.StatusAt + shift), ("DisownedAt", facts.DisownedAt + shift));
        }

        foreach (var loan in model.Loans.Where(loan => loan.FirstToldAt is not null))
        {
            foreach (var partner in loan.ToldBy)
            {
                context.AddCallback(loan.Id, LoanState.SentToBank, ("Partner", partner), ("ReceivedAt", loan.FirstToldAt!.Value + shift));
            }

            if (loan.IsCreationTold)
            {
                context.AddCallback(loan.Id, LoanState.Created, ("Partner", loan.ToldBy.First()), ("ReceivedAt", loan.FirstToldAt!.Value + shift));
            }
        }

        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
