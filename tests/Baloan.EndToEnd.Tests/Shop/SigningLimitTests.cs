using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>How often a customer may ask for a code and sign.</summary>
public sealed class SigningLimitTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private const int Times = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Otp")]
    [InlineData("Sign")]
    public async Task A_customer_sends_the_form_ten_times_a_minute(string handler)
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();

        for (var time = 0; time < Times; time++)
        {
            using var taken = await customer.PostAsync($"{order}?handler={handler}", order, ("otp", "12345"));
            taken.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        using var refused = await customer.PostAsync($"{order}?handler={handler}", order, ("otp", "12345"));
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        (await refused.Content.ReadAsStringAsync(Token)).Should().Contain("یک دقیقه");
    }

    [Fact]
    public async Task Another_address_does_not_help_the_customer_who_sent_too_often()
    {
        using var customer = shop.Visit(address: "203.0.113.70");
        var order = await customer.OrderAsync();
        for (var time = 0; time < Times; time++)
        {
            using var taken = await customer.PostAsync($"{order}?handler=Sign", order);
        }

        customer.ComeFrom("203.0.113.71");
        using var refused = await customer.PostAsync($"{order}?handler=Sign", order);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_customer_of_the_same_address_has_tries_of_their_own()
    {
        using var customer = shop.Visit(address: "203.0.113.80");
        using var neighbour = shop.Visit(address: "203.0.113.80");
        var (order, other) = (await customer.OrderAsync(), await neighbour.OrderAsync());
        for (var time = 0; time < Times; time++)
        {
            using var taken = await customer.PostAsync($"{order}?handler=Sign", order);
        }

        using var answer = await neighbour.PostAsync($"{other}?handler=Sign", other);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Looking_at_the_order_is_not_counted()
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();

        for (var time = 0; time < Times * 2; time++)
        {
            using var shown = await customer.GetAsync(order);
            shown.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }
}
