using Baloan.Sdk.Tests.Databases;

namespace Baloan.Sdk.Tests.Book;

public sealed class OnceTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task However_many_ask_on_two_nodes_the_loan_of_a_reference_is_asked_for_once(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        ILoanBook[] nodes = [BookWorld.BookOf(world.Node()), BookWorld.BookOf(world.Node())];

        for (var order = 1; order <= 5; order++)
        {
            var (reference, applicant) = ($"order-{order}", order);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(
                () => OutcomeOfAsync(nodes[caller % 2], reference, BookWorld.RequestOf(applicant)), TestContext.Current.CancellationToken)));

            var loan = world.Sandbox.Loans.Should().ContainSingle(it => it.NationalIdentifier == BookWorld.RequestOf(applicant).NationalIdentifier.Value).Subject;
            outcomes.Should().Contain(loan.Id.ToString()).And.OnlyContain(outcome => outcome == loan.Id.ToString() || outcome == nameof(LoanBookConflictException));
            (await world.Book.FindAsync(reference, TestContext.Current.CancellationToken))!.LoanId.Should().Be(loan.Id);
        }

        world.LoansAskedFor.Should().Be(5);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Of_many_references_of_one_applicant_none_is_asked_for_while_another_has_no_outcome(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        world.Sandbox.Faults.Add(Sandbox.SandboxFault.DropAfterWork().For(Sandbox.SandboxOperation.OpenLoan));
        ILoanBook[] nodes = [BookWorld.BookOf(world.Node()), BookWorld.BookOf(world.Node())];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(
            () => OutcomeOfAsync(nodes[caller % 2], $"order-{caller}", BookWorld.RequestOf(1)), TestContext.Current.CancellationToken)));

        outcomes.Should().ContainSingle(outcome => outcome == nameof(BaloanOutcomeUnknownException));
        outcomes.Should().OnlyContain(outcome => outcome == nameof(BaloanOutcomeUnknownException) || outcome == nameof(LoanBookConflictException));
        world.LoansAskedFor.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_refused_reference_is_sent_again_by_one_of_many_only(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        var refused = BookWorld.RequestOf(1);
        refused.LoanDue = 7;
        await world.Book.Invoking(book => book.OpenAsync("order-1", refused, TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanValidationException>();
        world.Sandbox.ClearRequests();
        ILoanBook[] nodes = [BookWorld.BookOf(world.Node()), BookWorld.BookOf(world.Node())];

        await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => Task.Run(
            () => OutcomeOfAsync(nodes[caller % 2], "order-1", BookWorld.RequestOf(1)), TestContext.Current.CancellationToken)));

        world.LoansAskedFor.Should().Be(1);
        world.Sandbox.Loans.Should().ContainSingle();
    }

    private static async Task<string> OutcomeOfAsync(ILoanBook book, string reference, CreateLoanRequest request)
    {
        try
        {
            return (await book.OpenAsync(reference, request, TestContext.Current.CancellationToken)).Id.ToString();
        }
        catch (BaloanException exception)
        {
            return exception.GetType().Name;
        }
    }
}
