using System.Net;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>A loan that costs more than the shop has shown is asked for again before it is signed.</summary>
public sealed class DearerPlanTests(DearerPlanTests.DearerShop shop) : IClassFixture<DearerPlanTests.DearerShop>
{
    private const string Accept = "این قسط را می‌پذیرم";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_says_what_was_shown_and_what_it_is()
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();

        var page = await TextAsync(customer, order);

        page.Should().Contain("حدود <b>۲٬۰۳۳٬۳۳۳ تومان</b> برآورد شده بود و حالا <b>۲٬۱۱۵٬۲۳۲ تومان</b> است").And.Contain("۲۵٬۳۸۲٬۷۹۵ تومان").And.Contain(Accept);
    }

    [Fact]
    public async Task Before_it_is_accepted_no_code_is_sent_and_nothing_is_signed()
    {
        using var customer = shop.Visit();
        var (order, loan) = await VerifiedAsync(customer);

        using var asked = await customer.PostAsync($"{order}?handler=Otp", order);
        var askedAtTheGateway = shop.Sandbox.OtpOf(loan);
        using var signed = await customer.PostAsync($"{order}?handler=Sign", order, ("otp", "48213"));

        new[] { asked, signed }.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        askedAtTheGateway.Should().BeNull();
        shop.Sandbox.Loan(loan).IsAgreedByUser.Should().BeFalse();
        (await TextAsync(customer, order)).Should().Contain(Accept).And.NotContain("handler=Otp").And.NotContain("handler=Sign");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Once_it_is_accepted_it_is_signed_and_not_asked_again(bool isVerifiedBefore)
    {
        using var customer = shop.Visit();
        var order = await customer.OrderAsync();
        var loan = shop.Sandbox.Loans[^1].Id;
        if (isVerifiedBefore)
        {
            await shop.VerifyAsync(loan);
        }

        using var accepted = await customer.PostAsync($"{order}?handler=Accept", order);
        if (!isVerifiedBefore)
        {
            await shop.VerifyAsync(loan);
        }

        (await TextAsync(customer, order)).Should().NotContain(Accept);
        using var asked = await customer.PostAsync($"{order}?handler=Otp", order);
        using var signed = await customer.PostAsync($"{order}?handler=Sign", order, ("otp", "48213"));
        shop.Sandbox.Loan(loan).IsAgreedByUser.Should().BeTrue();
    }

    [Fact]
    public async Task Who_does_not_want_it_cancels()
    {
        using var customer = shop.Visit();
        var (order, loan) = await VerifiedAsync(customer);

        using var cancelled = await customer.PostAsync($"{order}?handler=Cancel", order);

        shop.Sandbox.Loan(loan).State.Should().Be(SandboxLoanState.Canceled);
        (await TextAsync(customer, order)).Should().NotContain(Accept);
    }

    [Fact]
    public async Task A_plan_that_the_shop_does_not_know_is_read_in_the_contract_and_accepted_there()
    {
        using var customer = shop.Visit();
        shop.Sandbox.Faults.Add(SandboxFault.DropAfterWork().For(SandboxOperation.OpenLoan).Once());
        var order = await customer.OrderAsync();
        var loan = shop.Sandbox.Loans[^1].Id;
        await SettleAsync(order, loan);
        await shop.VerifyAsync(loan);

        using var before = await customer.PostAsync($"{order}?handler=Otp", order);
        var askedBefore = shop.Sandbox.OtpOf(loan);
        using var accepted = await customer.PostAsync($"{order}?handler=Accept", order);
        using var after = await customer.PostAsync($"{order}?handler=Otp", order);

        askedBefore.Should().BeNull();
        shop.Sandbox.OtpOf(loan).Should().NotBeNull();
    }

    private async Task<(string Order, Guid Loan)> VerifiedAsync(Visitor customer)
    {
        var order = await customer.OrderAsync();
        var loan = shop.Sandbox.Loans[^1].Id;
        await shop.VerifyAsync(loan);
        return (order, loan);
    }

    private async Task SettleAsync(string order, Guid loan)
    {
        using var clerk = shop.Visit();
        using var signedIn = await clerk.SignInAsync(HostedShop.ClerkPassword);
        using var settled = await clerk.PostAsync("/clerk?handler=LoanExists", "/clerk", ("orderId", order.Split('/')[^1]), ("loanId", loan.ToString("D")));
        settled.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private static async Task<string> TextAsync(Visitor customer, string order)
    {
        using var answer = await customer.GetAsync(order);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    /// <summary>A shop whose gateway's plans are dearer than its formula says, as in the documented example.</summary>
    public sealed class DearerShop : HostedShop
    {
        protected override SandboxPlan Plan => SandboxPlan.Annuity;
    }
}
