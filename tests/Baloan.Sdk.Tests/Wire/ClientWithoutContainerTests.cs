using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Wire;

/// <summary><c>new BaloanClient(options)</c>: the same client, with nothing around it.</summary>
public sealed class ClientWithoutContainerTests : IAsyncLifetime
{
    private readonly WireGateway _gateway = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task It_opens_a_loan()
    {
        _gateway.Answer("POST", WireGateway.LoanPath, DocumentedExample.Loan);
        using var client = new BaloanClient(Options());

        var loan = await client.Loans.CreateAsync(DocumentedExample.NewLoanRequest(), Token);

        loan.Id.Should().Be(DocumentedExample.LoanId);
        _gateway.TokenRequest.ShouldCarryBody("username=alone&password=password", "application/x-www-form-urlencoded");
        _gateway.Request.ShouldBe("POST", WireGateway.LoanPath);
        _gateway.Request.ShouldCarryTheClientsHeaders();
        _gateway.Request.ShouldCarryBody(DocumentedExample.LoanRequestOnTheWire, "application/json");
    }

    [Fact]
    public async Task It_names_the_application_in_every_request()
    {
        _gateway.Answer("GET", WireGateway.PoliciesPath, DocumentedExample.Policies);
        var options = Options();
        options.ApplicationName = "shop/2.1";
        using var client = new BaloanClient(options);

        await client.Policies.ListAsync(Token);

        _gateway.Requests.Should().HaveCount(2).And.AllSatisfy(request => request.Header("User-Agent").Should().EndWith(") shop/2.1"));
    }

    [Fact]
    public async Task It_sends_nothing_once_it_is_disposed()
    {
        var client = new BaloanClient(Options());
        client.Dispose();

        var act = () => client.Policies.ListAsync(Token);

        await act.Should().ThrowAsync<ObjectDisposedException>();
        _gateway.Requests.Should().BeEmpty();
    }

    [Fact]
    public void It_may_be_disposed_twice()
    {
        var client = new BaloanClient(Options());
        client.Dispose();

        var act = client.Dispose;

        act.Should().NotThrow();
    }

    [Fact]
    public void It_needs_options()
    {
        var act = () => new BaloanClient((BaloanClientOptions)null!);

        act.Should().Throw<ArgumentNullException>().WithParameterName("options");
    }

    private BaloanClientOptions Options()
    {
        var options = new BaloanClientOptions { BaseAddress = _gateway.BaseAddress, Username = "alone", Password = "password" };
        options.BePatient();
        return options;
    }
}
