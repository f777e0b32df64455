using System.Net;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Testing;

/// <summary>The bases of fakes: what a test does not override says so.</summary>
public sealed class FakeTests
{
    private static readonly (Type Fake, Type Interface)[] Fakes =
    [
        (typeof(FakeBaloanClient), typeof(IBaloanClient)), (typeof(FakePoliciesClient), typeof(IPoliciesClient)),
        (typeof(FakeLoansClient), typeof(ILoansClient)), (typeof(FakeContractsClient), typeof(IContractsClient)),
    ];

    [Fact]
    public async Task A_fake_answers_what_it_overrides()
    {
        IBaloanClient baloan = new Fake();

        var thrown = await baloan.With(new BaloanRequestOptions { Language = "fa" }).Loans
            .Awaiting(loans => loans.CreateAsync(SandboxApplicant.New(1).RequestLoan())).Should().ThrowAsync<BaloanApplicantException>();

        thrown.Which.Code.Should().Be(BaloanErrorCode.AgeNotInValidRange);
    }

    [Fact]
    public async Task What_it_does_not_override_says_so()
    {
        IBaloanClient baloan = new Fake();

        (await baloan.Loans.Awaiting(loans => loans.CancelAsync(Guid.NewGuid())).Should().ThrowAsync<NotSupportedException>())
            .WithMessage("NoLoans does not override CancelAsync, which was used.");
        baloan.Invoking(fake => fake.Policies).Should().Throw<NotSupportedException>().WithMessage("Fake does not override Policies, which was used.");
        await baloan.Awaiting(fake => fake.SendAsync(BaloanOperation.Read("loan/").For())).Should().ThrowAsync<NotSupportedException>();
    }

    [Fact]
    public void Every_member_of_an_interface_can_be_overridden()
    {
        foreach (var (fake, contract) in Fakes)
        {
            fake.GetInterfaceMap(contract).TargetMethods.Should().OnlyContain(method => method.IsVirtual && !method.IsFinal && method.IsPublic, fake.Name);
            fake.IsAbstract.Should().BeTrue();
        }

        typeof(IBaloanClient).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Client", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Fakes.Select(pair => pair.Interface));
    }

    private sealed class Fake : FakeBaloanClient
    {
        public override ILoansClient Loans { get; } = new NoLoans();
    }

    private sealed class NoLoans : FakeLoansClient
    {
        public override Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken = default) =>
            Task.FromException<Loan>(new BaloanApiError { StatusCode = HttpStatusCode.BadRequest, Code = BaloanErrorCode.AgeNotInValidRange }.ToException());
    }
}
