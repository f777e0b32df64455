using System.Net;
using System.Text.RegularExpressions;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The customer finds their orders again: with the browser that ordered, and with any other by what they alone know.</summary>
public sealed partial class MyOrdersTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_browser_that_ordered_lists_its_orders_the_newest_first()
    {
        using var customer = shop.Visit();
        var (first, second) = (await customer.OrderAsync(), await customer.OrderAsync());

        OrdersOn(await customer.ReadAsync(Visitor.MyOrders)).Should().Equal(second, first);
    }

    [Fact]
    public async Task A_browser_that_never_ordered_lists_none()
    {
        using var customer = shop.Visit();
        using var other = shop.Visit();
        await customer.OrderAsync();

        OrdersOn(await other.ReadAsync(Visitor.MyOrders)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("0", "", false)]
    [InlineData("0", "", true)]
    [InlineData("+98", " ", false)]
    public async Task Another_browser_finds_them_with_digits_of_either_script(string prefix, string before, bool isPersian)
    {
        var (_, order, applicant) = await OrderAsync();
        using var other = shop.Visit();
        var (phoneNumber, nationalId) = (before + prefix + applicant.PhoneNumber[1..], before + applicant.NationalId);

        using var found = isPersian
            ? await other.FindAsync(Customer.Persian(phoneNumber), Customer.Persian(nationalId))
            : await other.FindAsync(phoneNumber, nationalId);

        found.Headers.Location!.OriginalString.Should().Be(Visitor.MyOrders);
        OrdersOn(await other.ReadAsync(Visitor.MyOrders)).Should().Equal(order);
    }

    [Fact]
    public async Task What_was_found_is_read_signed_and_followed_there()
    {
        var (_, order, applicant) = await OrderAsync();
        var loan = shop.Sandbox.Loans[^1].Id;
        await shop.VerifyAsync(loan);
        using var other = shop.Visit();
        using var found = await other.FindAsync(applicant.PhoneNumber, applicant.NationalId);

        using var contract = await other.GetAsync($"{order}/contract.pdf");
        using var news = await other.GetAsync($"{order}/events");
        using var asked = await other.PostAsync($"{order}?handler=Otp", order);
        using var signed = await other.PostAsync($"{order}?handler=Sign", order, ("otp", "48213"));

        contract.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        news.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        shop.Sandbox.Loan(loan).IsAgreedByUser.Should().BeTrue();
    }

    [Fact]
    public async Task An_unknown_phone_number_and_a_wrong_national_id_get_the_same_answer()
    {
        var (_, _, applicant) = await OrderAsync();
        var stranger = Customer.New();
        using var other = shop.Visit();

        var noSuchPhone = await AnswerAsync(other, stranger.PhoneNumber, applicant.NationalId);
        var wrongId = await AnswerAsync(other, applicant.PhoneNumber, stranger.NationalId);

        noSuchPhone.Should().Contain("پیدا نشد").And.Be(wrongId);
    }

    [Fact]
    public async Task Another_applicant_s_order_of_the_same_browser_stays_closed()
    {
        using var family = shop.Visit();
        var (mother, son) = (Customer.New(), Customer.New());
        var mothers = await family.OrderAsync(mother);
        var sons = await family.OrderAsync(son);
        using var other = shop.Visit();

        using var found = await other.FindAsync(son.PhoneNumber, son.NationalId);

        OrdersOn(await other.ReadAsync(Visitor.MyOrders)).Should().Equal(sons);
        using var answer = await other.GetAsync(mothers);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_looks_for_another_s_orders_lets_go_of_the_first()
    {
        var (_, first, one) = await OrderAsync();
        var (_, second, two) = await OrderAsync();
        using var other = shop.Visit();
        using var foundFirst = await other.FindAsync(one.PhoneNumber, one.NationalId);

        using var foundSecond = await other.FindAsync(two.PhoneNumber, two.NationalId);

        OrdersOn(await other.ReadAsync(Visitor.MyOrders)).Should().Equal(second).And.NotContain(first);
    }

    [Fact]
    public async Task A_request_that_got_no_loan_is_not_found_by_the_applicant_that_it_names()
    {
        using var mischief = shop.Visit();
        var victim = Customer.New();
        shop.Sandbox.Faults.Add(SandboxFault.Code("age_not_in_valid_range").For(SandboxOperation.OpenLoan).Once());
        var form = await mischief.BeginOrderAsync();
        using var refused = await mischief.SendApplicantAsync(victim, form, form);

        (await AnswerAsync(mischief, victim.PhoneNumber, victim.NationalId)).Should().Contain("پیدا نشد");
    }

    [Fact]
    public async Task A_borrowed_browser_forgets_them()
    {
        var (owner, order, applicant) = await OrderAsync();
        using var borrowed = shop.Visit();
        using var found = await borrowed.FindAsync(applicant.PhoneNumber, applicant.NationalId);

        foreach (var browser in (Visitor[])[borrowed, owner])
        {
            using var forgotten = await browser.PostAsync($"{Visitor.MyOrders}?handler=Forget", Visitor.MyOrders);
            OrdersOn(await browser.ReadAsync(Visitor.MyOrders)).Should().BeEmpty();
            using var answer = await browser.GetAsync(order);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_beside_its_field()
    {
        using var visitor = shop.Visit();

        using var answer = await visitor.FindAsync("۰۹۱۲", "1234567890");

        (await answer.Content.ReadAsStringAsync(Token)).Should().Contain("PhoneNumber-error").And.Contain("NationalId-error").And.NotContain("پیدا نشد");
    }

    private async Task<(Visitor Owner, string Order, Customer Applicant)> OrderAsync()
    {
        var (owner, applicant) = (shop.Visit(), Customer.New());
        return (owner, await owner.OrderAsync(applicant), applicant);
    }

    /// <summary>What the form answers, without what was typed and without the tokens.</summary>
    private static async Task<string> AnswerAsync(Visitor visitor, string phoneNumber, string nationalId)
    {
        using var answer = await visitor.FindAsync(phoneNumber, nationalId);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return Value().Replace(await answer.Content.ReadAsStringAsync(Token), "");
    }

    private static IEnumerable<string> OrdersOn(string page) => OrderLink().Matches(page).Select(link => link.Groups["order"].Value);

    [GeneratedRegex("""href="(?<order>/orders/[0-9a-f-]{36})""")]
    private static partial Regex OrderLink();

    [GeneratedRegex("""\bvalue="[^"]*""")]
    private static partial Regex Value();
}
