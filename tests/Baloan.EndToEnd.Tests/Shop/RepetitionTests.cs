using Baloan.EndToEnd.Tests.Shop.Hosted;
using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>Who asks for a loan that they have already is led to it, and nobody to another's.</summary>
public sealed class RepetitionTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private const string Repeated = "پیش‌تر همین درخواست را ثبت کرده‌اید.";
    private const string ToMyOrders = "href=\"/my-orders\">سفارش‌های من</a> پیدایش کنید";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_browser_that_ordered_is_led_to_the_order()
    {
        using var customer = shop.Visit();
        var applicant = Customer.New();
        var order = await customer.OrderAsync(applicant);
        await customer.OrderAsync();

        (await RepeatAsync(customer, applicant)).Should().Contain(Repeated).And.Contain($"href=\"{order}\"").And.NotContain(ToMyOrders);
    }

    [Fact]
    public async Task A_browser_that_found_the_order_is_led_to_it()
    {
        using var customer = shop.Visit();
        using var other = shop.Visit();
        var applicant = Customer.New();
        var order = await customer.OrderAsync(applicant);
        using var found = await other.FindAsync(applicant.PhoneNumber, applicant.NationalId);

        (await RepeatAsync(other, applicant)).Should().Contain(Repeated).And.Contain($"href=\"{order}\"");
    }

    [Fact]
    public async Task Another_browser_is_led_to_the_form_that_finds_orders_and_learns_of_none()
    {
        using var customer = shop.Visit();
        using var other = shop.Visit();
        var applicant = Customer.New();
        await customer.OrderAsync(applicant);

        (await RepeatAsync(other, applicant)).Should().Contain(Repeated).And.Contain(ToMyOrders).And.NotContain("/orders/");
    }

    [Fact]
    public async Task An_order_of_another_applicant_is_not_taken_for_the_repeated_one()
    {
        using var customer = shop.Visit();
        await customer.OrderAsync();
        var elsewhere = Customer.New() with { NationalId = SandboxMagicValues.NationalIdentifiers["duplicate_request"] };

        (await RepeatAsync(customer, elsewhere)).Should().Contain(Repeated).And.Contain(ToMyOrders).And.NotContain("/orders/");
    }

    [Fact]
    public async Task Of_several_orders_it_is_the_one_that_is_still_open()
    {
        using var customer = shop.Visit();
        var applicant = Customer.New();
        var open = await customer.OrderAsync(applicant);
        var form = (await customer.BeginOrderAsync()).Replace("months=12", "months=18", StringComparison.Ordinal);
        using var second = await customer.SendApplicantAsync(applicant, form, form);
        var cancelled = second.Headers.Location!.OriginalString;
        using var done = await customer.PostAsync($"{cancelled}?handler=Cancel", cancelled);

        (await RepeatAsync(customer, applicant)).Should().Contain($"href=\"{open}\"").And.NotContain(cancelled);
    }

    private static async Task<string> RepeatAsync(Visitor visitor, Customer applicant)
    {
        var form = await visitor.BeginOrderAsync();
        using var answer = await visitor.SendApplicantAsync(applicant, form, form);
        return await answer.Content.ReadAsStringAsync(Token);
    }
}
