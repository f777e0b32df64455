using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Who has an order of which nobody knows yet whether it got a loan, borrows no second time.</summary>
public sealed class StandingOrderTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_request_is_refused_with_a_link_to_the_order_of_unknown_outcome()
    {
        using var customer = shop.Visit();
        var second = await customer.BeginOrderAsync();
        var opened = await customer.OrderAsync();
        var standing = await OrderOfUnknownOutcomeAsync(customer);
        var requests = OpenLoanRequests();

        using var answer = await customer.SendApplicantAsync(second, page: opened);

        (await answer.Content.ReadAsStringAsync(Token)).Should().Contain("پیش از این درخواست").And.Contain($"href=\"{standing}\"");
        OpenLoanRequests().Should().Be(requests);
    }

    [Fact]
    public async Task The_form_of_a_second_request_is_not_even_shown()
    {
        using var customer = shop.Visit();
        var standing = await OrderOfUnknownOutcomeAsync(customer);

        using var answer = await customer.GetAsync(await customer.BeginOrderAsync());

        (await answer.Content.ReadAsStringAsync(Token)).Should().Contain($"href=\"{standing}\"").And.NotContain("Applicant.NationalId");
    }

    [Fact]
    public async Task Of_two_requests_at_once_one_is_sent()
    {
        using var customer = shop.Visit();
        var opened = await customer.OrderAsync();
        string[] forms = [await customer.BeginOrderAsync(), await customer.BeginOrderAsync()];
        var requests = OpenLoanRequests();
        var slow = shop.Sandbox.Faults.Add(SandboxFault.Slow(TimeSpan.FromSeconds(1)).For(SandboxOperation.OpenLoan));

        var answers = await Task.WhenAll(forms.Select(form => customer.SendApplicantAsync(form, page: opened)));

        shop.Sandbox.Faults.Remove(slow.Id);
        answers.Should().ContainSingle(answer => answer.StatusCode == HttpStatusCode.Redirect);
        OpenLoanRequests().Should().Be(requests + 1);
    }

    [Fact]
    public async Task An_order_whose_loan_is_open_hinders_no_other()
    {
        using var customer = shop.Visit();
        await customer.OrderAsync();

        await customer.OrderAsync();
    }

    [Fact]
    public async Task Another_customer_is_not_hindered()
    {
        using var customer = shop.Visit();
        using var other = shop.Visit();
        await OrderOfUnknownOutcomeAsync(customer);

        await other.OrderAsync();
    }

    private Task<string> OrderOfUnknownOutcomeAsync(Visitor customer)
    {
        shop.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        return customer.OrderAsync();
    }

    private int OpenLoanRequests() => shop.Sandbox.Requests.Count(request => request.Operation == SandboxOperation.OpenLoan);
}
