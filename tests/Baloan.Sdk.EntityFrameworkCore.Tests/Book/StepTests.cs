using Baloan.Sandbox;
using Baloan.Sdk.Tests.Databases;

namespace Baloan.Sdk.Tests.Book;

/// <summary>Code, signature and cancellation through the book.</summary>
public sealed class StepTests(TestDatabases databases)
{
    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_contract_is_signed_by_reference_and_it_is_noted_when(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);

        await world.Book.RequestOtpAsync("order-1", TestContext.Current.CancellationToken);
        var asked = await LineAsync(world);
        await world.Book.SignAsync("order-1", OtpOf(world), TestContext.Current.CancellationToken);

        asked.OtpRequestedAt.Should().BeOnOrAfter(asked.StatusAt);
        asked.SignedAt.Should().BeNull();
        (await LineAsync(world)).SignedAt.Should().BeOnOrAfter(asked.OtpRequestedAt!.Value);
        world.Sandbox.Loans[0].IsAgreedByUser.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_signature_whose_answer_is_lost_is_read_from_the_contract(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.Book.RequestOtpAsync("order-1", TestContext.Current.CancellationToken);
        var otp = OtpOf(world);
        world.Sandbox.Faults.Add(SandboxFault.DropBeforeWork().For(SandboxOperation.SignContract).Once());
        await world.Book.Invoking(book => book.SignAsync("order-1", otp, TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        (await LineAsync(world)).SignedAt.Should().BeNull();

        world.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.SignContract).Once());
        await world.Book.SignAsync("order-1", otp, TestContext.Current.CancellationToken);

        (await LineAsync(world)).SignedAt.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_signature_whose_answer_and_contract_are_lost_is_found_by_signing_again(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.Book.RequestOtpAsync("order-1", TestContext.Current.CancellationToken);
        var otp = OtpOf(world);
        world.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.SignContract).Once());
        world.Sandbox.Faults.Add(SandboxFault.Status(404).For(SandboxOperation.GetContract).Once());
        await world.Book.Invoking(book => book.SignAsync("order-1", otp, TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        await world.Book.SignAsync("order-1", otp, TestContext.Current.CancellationToken);

        (await LineAsync(world)).SignedAt.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task An_otp_that_may_have_been_sent_is_noted_and_one_that_was_refused_is_not(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        world.Sandbox.Faults.Add(SandboxFault.Code("throttled_otp_code").For(SandboxOperation.RequestOtp).Once());
        await world.Book.Invoking(book => book.RequestOtpAsync("order-1", TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOtpException>();
        (await LineAsync(world)).OtpRequestedAt.Should().BeNull();

        world.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.RequestOtp).Once());
        await world.Book.Invoking(book => book.RequestOtpAsync("order-1", TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        (await LineAsync(world)).OtpRequestedAt.Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task A_cancellation_is_noted_before_it_is_sent_and_its_lost_answer_goes_on_to_the_caller(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        world.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.CancelLoan).Once());

        await world.Book.Invoking(book => book.CancelAsync("order-1", TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        (await LineAsync(world)).CancelRequestedAt.Should().NotBeNull();
        world.Sandbox.Loans[0].State.Should().Be(SandboxLoanState.Canceled);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Cancelling_again_counts_as_done_once_a_call_back_told_of_it(DatabaseKind kind)
    {
        await using var world = await StartAsync(kind);
        await world.Book.CancelAsync("order-1", TestContext.Current.CancellationToken);
        await world.Book.Invoking(book => book.CancelAsync("order-1", TestContext.Current.CancellationToken)).Should().ThrowAsync<BaloanStateException>();

        await world.ToldAsync(world.Sandbox.Loans[0].Id, LoanState.Canceled);

        await world.Book.CancelAsync("order-1", TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.Kinds), MemberType = typeof(TestDatabases))]
    public async Task Without_a_loan_nothing_is_sent(DatabaseKind kind)
    {
        await using var world = await BookWorld.StartAsync(databases, kind);
        await world.LoseAnswerAsync("order-1", BookWorld.RequestOf(1));
        world.Sandbox.ClearRequests();
        Func<ILoanBook, string, Task>[] steps =
        [
            (book, reference) => book.RequestOtpAsync(reference, TestContext.Current.CancellationToken),
            (book, reference) => book.SignAsync(reference, "12345", TestContext.Current.CancellationToken),
            (book, reference) => book.CancelAsync(reference, TestContext.Current.CancellationToken),
        ];

        foreach (var step in steps)
        {
            var conflict = await world.Book.Invoking(book => step(book, "order-1")).Should().ThrowAsync<LoanBookConflictException>();
            conflict.Which.Status.Should().Be(LoanBookStatus.Unknown);
            await world.Book.Invoking(book => step(book, "order-2")).Should().ThrowAsync<KeyNotFoundException>();
        }

        world.Sandbox.Requests.Should().BeEmpty();
    }

    private async Task<BookWorld> StartAsync(DatabaseKind kind)
    {
        var world = await BookWorld.StartAsync(databases, kind, options => options.OtpPause = TimeSpan.Zero);
        var loan = await world.Book.OpenAsync("order-1", BookWorld.RequestOf(1), TestContext.Current.CancellationToken);
        await world.Sandbox.AdvanceAsync(loan.Id);
        return world;
    }

    private static string OtpOf(BookWorld world) => world.Sandbox.OtpOf(world.Sandbox.Loans[0].Id)!;

    private static async Task<BookedLoan> LineAsync(BookWorld world) => (await world.Book.FindAsync("order-1", TestContext.Current.CancellationToken))!;
}
