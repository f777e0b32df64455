using Baloan.Sdk.Tests.Databases;

namespace Baloan.Sdk.Tests.Book;

public sealed class UnknownTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_lost_answer_is_unknown_and_its_reference_is_never_sent_again(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1), isOpened: true);
        await world.LoseAnswerAsync("order-2", BookWorld.RequestOf(2), isOpened: false);
        world.Sandbox.ClearRequests();

        foreach (var (reference, applicant) in new[] { ("order-1", 1), ("order-2", 2) })
        {
            var unknown = await BookWorld.BookOf(world.Node())
                .Invoking(book => book.OpenAsync(reference, BookWorld.RequestOf(applicant), TestContext.Current.CancellationToken))
                .Should().ThrowAsync<BaloanOutcomeUnknownException>();
            unknown.Which.Message.Should().Contain(reference);
        }

        world.Sandbox.Requests.Should().BeEmpty();
        (await world.Book.UnsettledAsync(TestContext.Current.CancellationToken)).Select(line => line.Reference).Should().Equal("order-1", "order-2");
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task While_one_is_unknown_another_reference_of_the_applicant_and_store_is_refused_with_the_name_of_the_first(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1), isOpened: false);
        world.Sandbox.ClearRequests();
        var withAnotherPhone = BookWorld.RequestOf(1);
        withAnotherPhone.PhoneNumber = PhoneNumber.Parse("09120000001");
        var elsewhere = BookWorld.RequestOf(1);
        elsewhere.StoreId = 2;

        foreach (var request in new[] { BookWorld.RequestOf(1), withAnotherPhone })
        {
            var conflict = await BookWorld.BookOf(world.Node())
                .Invoking(book => book.OpenAsync("order-2", request, TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();
            conflict.Which.Reference.Should().Be("order-1");
            conflict.Which.Status.Should().Be(LoanBookStatus.Unknown);
        }

        world.Sandbox.Requests.Should().BeEmpty();
        (await world.StatusOfAsync("order-2")).Should().BeNull();
        await world.Book.OpenAsync("order-3", BookWorld.RequestOf(2), TestContext.Current.CancellationToken);
        await world.Book.Invoking(book => book.OpenAsync("order-4", elsewhere, TestContext.Current.CancellationToken)).Should().NotThrowAsync<LoanBookConflictException>();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_refused_reference_is_not_sent_again_either_while_another_of_the_applicant_is_unknown(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var request = BookWorld.RequestOf(1);
        request.LoanDue = 7;
        await world.Book.Invoking(book => book.OpenAsync("order-2", request, TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanValidationException>();
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1), isOpened: false);
        world.Sandbox.ClearRequests();

        var conflict = await world.Book.Invoking(book => book.OpenAsync("order-2", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();

        conflict.Which.Reference.Should().Be("order-1");
        world.Sandbox.Requests.Should().BeEmpty();
        (await world.StatusOfAsync("order-2")).Should().Be(LoanBookStatus.NotOpened);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_option_lets_a_loan_be_asked_for_while_another_is_unknown(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var book = BookWorld.BookOf(world.Node(bookOptions: options => options.AllowWhileUnknown = true));
        world.Sandbox.Faults.Add(Sandbox.SandboxFault.DropBeforeWork().For(Sandbox.SandboxOperation.OpenLoan).Once());
        await book.Invoking(it => it.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        await book.OpenAsync("order-2", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);

        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.Unknown);
        (await world.StatusOfAsync("order-2")).Should().Be(LoanBookStatus.Opened);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_process_that_dies_leaves_a_line_that_becomes_unknown_and_never_free(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var dead = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        (await world.StatusOfAsync("order-1")).Should().Be(LoanBookStatus.Opening);

        await world.EndLeaseAsync("order-1");

        var conflict = await world.Book.Invoking(book => book.OpenAsync("order-2", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<LoanBookConflictException>();
        conflict.Which.Status.Should().Be(LoanBookStatus.Unknown);
        await world.Book.Invoking(book => book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        (await world.Book.UnsettledAsync(TestContext.Current.CancellationToken)).Should().ContainSingle().Which.Reference.Should().Be("order-1");
        world.LoansAskedFor.Should().Be(1);
        world.Logs.Lines.Should().Contain(line => line.EventId == 2213);
        held.Release();
        await dead;
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Whoever_reads_a_line_whose_lease_is_over_reads_that_it_is_unknown(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var held = new HeldCalls(holdsAnswers: true);
        var dead = world.BookOf(held).OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await held.UntilHeldAsync();
        (await world.Book.UnsettledAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();

        await world.EndLeaseAsync("order-1");

        (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!.Status.Should().Be(LoanBookStatus.Unknown);
        held.Release();
        await dead;
    }
}
