using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>An order is its customer's alone: nobody gives another an order's id, and nobody else sees or changes it.</summary>
public sealed class OrderAccessTests(HostedShop shop) : IClassFixture<HostedShop>
{
    [Fact]
    public async Task A_customer_orders_signs_and_reads_the_contract()
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();
        var loan = shop.Sandbox.Loans[^1].Id;
        await shop.VerifyAsync(loan);

        using var asked = await customer.PostAsync($"{order}?handler=Otp", order);
        using var signed = await customer.PostAsync($"{order}?handler=Sign", order, ("otp", "48213"));
        using var contract = await customer.GetAsync($"{order}/contract.pdf");

        shop.Sandbox.Loan(loan).IsAgreedByUser.Should().BeTrue();
        contract.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
    }

    [Fact]
    public async Task An_order_s_id_from_a_link_is_not_taken()
    {
        using var victim = shop.Visit();
        var chosen = Guid.NewGuid();
        var loans = shop.Sandbox.Loans.Count;
        var own = await victim.BeginOrderAsync();

        using var shown = await victim.GetAsync($"{Visitor.Checkout}&order={chosen}");
        using var sent = await victim.SendApplicantAsync($"{Visitor.Checkout}&order={chosen}", own);

        shown.Headers.Location!.OriginalString.Should().StartWith("/products/phone");
        sent.Headers.Location!.OriginalString.Should().StartWith("/products/phone");
        shop.Sandbox.Loans.Should().HaveCount(loans);
    }

    [Fact]
    public async Task A_form_s_address_is_good_for_the_customer_alone_who_got_it()
    {
        using var attacker = shop.Visit();
        using var victim = shop.Visit();
        using var newcomer = shop.Visit();
        var link = await attacker.BeginOrderAsync();
        var own = await victim.BeginOrderAsync();
        var loans = shop.Sandbox.Loans.Count;

        using var shown = await victim.GetAsync(link);
        using var sent = await victim.SendApplicantAsync(link, own);
        using var shownToNewcomer = await newcomer.GetAsync(link);

        new[] { shown, sent, shownToNewcomer }.Should().OnlyContain(answer => answer.Headers.Location!.OriginalString.StartsWith("/products/phone"));
        shop.Sandbox.Loans.Should().HaveCount(loans);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "?handler=Status")]
    [InlineData("GET", "/events")]
    [InlineData("GET", "/contract.pdf")]
    [InlineData("POST", "?handler=Accept")]
    [InlineData("POST", "?handler=Otp")]
    [InlineData("POST", "?handler=Sign")]
    [InlineData("POST", "?handler=Cancel")]
    public async Task Nobody_but_its_customer_sees_or_changes_an_order(string method, string place)
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();
        var loan = shop.Sandbox.Loans[^1].Id;
        await shop.VerifyAsync(loan);
        await using var strangers = await StrangersAsync();

        foreach (var (stranger, page) in strangers.All)
        {
            using var answer = method == "GET" ? await stranger.GetAsync(order + place) : await stranger.PostAsync(order + place, page);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        shop.Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.ChequeVerified);
        shop.Sandbox.OtpOf(loan).Should().BeNull();
    }

    [Fact]
    public void Every_endpoint_of_an_order_asks_who_is_there() =>
        Endpoints("orders/").Should().HaveCountGreaterThan(2).And.OnlyContain(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() != null);

    [Fact]
    public async Task Every_page_refuses_a_form_that_another_site_sends()
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();
        var pages = Endpoints("").Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { ViewEnginePath: not "/Error" }).ToList();

        pages.Should().HaveCountGreaterThan(4);
        foreach (var page in pages)
        {
            using var clerk = shop.Visit();
            using var signedIn = await clerk.SignInAsync(HostedShop.ClerkPassword);
            var isClerks = page.RoutePattern.RawText!.StartsWith("clerk", StringComparison.Ordinal);
            var address = page.RoutePattern.RawText.Replace("{id:guid}", order.Split('/')[^1], StringComparison.Ordinal).Replace("{slug}", "phone", StringComparison.Ordinal);
            using var answer = await (isClerks ? clerk : customer).PostAsync($"/{address}");
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, "the page {0} must ask for its own token", address);
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints(string start) =>
        shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(start, StringComparison.Ordinal));

    /// <summary>Somebody who was never here, another customer, and the clerk; each with a page whose form they may send.</summary>
    private async Task<Strangers> StrangersAsync()
    {
        var (nobody, other, clerk) = (shop.Visit(), shop.Visit(), shop.Visit());
        var others = await other.OrderAsync();
        using var signedIn = await clerk.SignInAsync(HostedShop.ClerkPassword);
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return new([(nobody, "/clerk/sign-in"), (other, others), (clerk, "/clerk")]);
    }

    private sealed record Strangers(IReadOnlyList<(Visitor Visitor, string Page)> All) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            foreach (var (visitor, _) in All)
            {
                visitor.Dispose();
            }

            return ValueTask.CompletedTask;
        }
    }
}
