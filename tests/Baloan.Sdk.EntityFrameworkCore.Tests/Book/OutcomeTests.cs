using System.Net;
using Baloan.Sdk.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Book;

/// <summary>What each end of a call means for the line, and what holds where the database fails meanwhile.</summary>
public sealed class OutcomeTests(TestDatabases databases)
{
    public static TheoryData<string, LoanBookStatus> Ends => new()
    {
        { "unknown outcome", LoanBookStatus.Unknown },
        { "unreadable answer", LoanBookStatus.Unknown },
        { "unreadable token", LoanBookStatus.NotOpened },
        { "not reached", LoanBookStatus.NotOpened },
        { "refused", LoanBookStatus.NotOpened },
        { "partner gone", LoanBookStatus.NotOpened },
        { "disposed", LoanBookStatus.Unknown },
        { "cancelled", LoanBookStatus.Unknown },
        { "anything else", LoanBookStatus.Unknown },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Only_what_proves_that_there_is_no_loan_leaves_the_reference_free(string end, LoanBookStatus status)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var exception = ExceptionOf(end);
        var book = BookOf(world, new Client(() => Task.FromException<Loan>(exception)));

        (await book.Invoking(it => it.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<Exception>())
            .Which.Should().BeSameAs(exception);

        (await world.StatusOfAsync("order-1")).Should().Be(status);
    }

    [Fact]
    public async Task A_client_that_was_disposed_of_has_sent_nothing()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var node = world.Node();
        node.GetRequiredKeyedService<BaloanClient>("").Dispose();

        await BookWorld.BookOf(node).Invoking(it => it.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<ObjectDisposedException>();

        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.NotOpened);
    }

    [Fact]
    public async Task An_outcome_is_saved_again_while_the_database_fails_for_a_moment()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var (loan, failing) = (new Loan { Id = Guid.NewGuid() }, new FailingUpdates());
        var client = new Client(() =>
        {
            failing.Fail(times: 2);
            return Task.FromResult(loan);
        });

        await BookOf(world, client, failing).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.LoanId.Should().Be(loan.Id);
    }

    [Fact]
    public async Task The_caller_gets_a_loan_that_cannot_be_saved_and_its_line_becomes_unknown()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var (loan, failing) = (new Loan { Id = Guid.NewGuid() }, new FailingUpdates());
        var client = new Client(() =>
        {
            failing.Fail(times: 1000);
            return Task.FromResult(loan);
        });

        var opened = await BookOf(world, client, failing).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        opened.Should().BeSameAs(loan);
        world.Logs.Lines.Should().ContainSingle(line => line.EventId == 2216 && line.Level == LogLevel.Critical)
            .Which.Text.Should().Contain("order-1").And.Contain(loan.Id.ToString());
        await world.EndLeaseAsync("order-1");
        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.Unknown);
    }

    [Fact]
    public async Task A_request_that_its_caller_changes_meanwhile_is_sent_as_it_was_given()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        var request = BookWorld.RequestOf(1);
        var client = new Client(() => Task.FromResult(new Loan { Id = Guid.NewGuid() }));
        var book = BookOf(world, client, new AroundLine(before: () => request.NationalIdentifier = NationalId.Parse("1234567890")));

        await book.OpenAsync("order-1", request, TestContext.Current.CancellationToken);

        client.Sent!.NationalIdentifier.Should().Be(BookWorld.RequestOf(1).NationalIdentifier);
    }

    private static ILoanBook BookOf(BookWorld world, IBaloanClient client, Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor? interceptor = null) =>
        BookWorld.BookOf(world.EmptyNode(services =>
        {
            services.AddBook<OrderDatabase>(world, options =>
            {
                if (interceptor is not null)
                {
                    options.AddInterceptors(interceptor);
                }
            });
            services.AddKeyedSingleton("", client);
        }));

    private static Exception ExceptionOf(string end) => end switch
    {
        "unknown outcome" => new BaloanOutcomeUnknownException("POST loan/"),
        "unreadable answer" => new BaloanResponseException("POST loan/", HttpStatusCode.OK),
        "unreadable token" => new BaloanResponseException("POST token/", HttpStatusCode.OK),
        "not reached" => new BaloanConnectionException("POST loan/"),
        "refused" => new BaloanApiException(new BaloanApiError { StatusCode = HttpStatusCode.BadRequest }),
        "partner gone" => new BaloanPartnerNotFoundException("acme"),
        "disposed" => new ObjectDisposedException("client"),
        "cancelled" => new OperationCanceledException(),
        _ => new InvalidOperationException(),
    };

    /// <summary>A client whose loans end as a test says.</summary>
    private sealed class Client(Func<Task<Loan>> create) : FakeBaloanClient
    {
        public CreateLoanRequest? Sent { get; private set; }

        public override ILoansClient Loans => new LoansOf(this, create);

        private sealed class LoansOf(Client client, Func<Task<Loan>> create) : FakeLoansClient
        {
            public override Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken = default)
            {
                client.Sent = request;
                cancellationToken.CanBeCanceled.Should().BeFalse();
                return create();
            }
        }
    }
}
