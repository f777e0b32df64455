using Baloan.EndToEnd.Tests.Support;
using Baloan.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>What the gateway or the shop refuses is told beside its field, in Persian.</summary>
public sealed class RefusalTests(Browser browser, TestedShop shop) : IClassFixture<TestedShop>
{
    [Theory]
    [InlineData("phone_number_exist_with_another_national_id", "PhoneNumber", "این شماره با کد ملی دیگری ثبت شده است")]
    [InlineData("national_phone_verification_failed", "PhoneNumber", "این شماره به نام صاحب این کد ملی نیست")]
    [InlineData("age_not_in_valid_range", "BirthDate", "سن متقاضی باید بین ۱۸ تا ۷۰ سال باشد")]
    [InlineData("loan_amount_exceed_user_credit", "Plan", "مبلغ وام از اعتبار شما بیشتر است")]
    public async Task An_error_code_of_the_gateway_is_told_beside_its_field(string code, string field, string sentence)
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");

        await visit.FillInAsync(Customer.New() with { NationalId = SandboxMagicValues.NationalIdentifiers[code] });
        await visit.SendAsync();

        await Expect(visit.Page.Locator($"#{field}-error")).ToContainTextAsync(sentence);
        await Expect(visit.Page.Locator("p.error")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#error-summary")).ToBeFocusedAsync();
        shop.Sandbox.Loans.Should().NotContain(loan => loan.NationalIdentifier == SandboxMagicValues.NationalIdentifiers[code]);
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_refused_request_is_corrected_on_the_same_page_and_gets_its_loan()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        var customer = Customer.New();
        await visit.FillInAsync(customer with { BirthYear = "۱۳۹۹" });
        await visit.SendAsync();
        await Expect(visit.Page.Locator("#BirthDate-error")).ToBeVisibleAsync();

        await visit.Page.GetByLabel("سال").FillAsync(customer.BirthYear);
        await visit.SendAsync();

        await Expect(visit.Headline).ToHaveTextAsync("درخواست در حال بررسی است");
        shop.Sandbox.Loans.Should().ContainSingle(loan => loan.NationalIdentifier == customer.NationalId)
            .Which.BirthDate.Should().Be(new DateOnly(1989, 10, 31));
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_beside_each_field_and_sent_nowhere()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        await visit.ChooseAsync("گوشی هوشمند", "20000000", "12");
        var sent = shop.Sandbox.Requests.Count(request => request.Operation == SandboxOperation.OpenLoan);

        await visit.FillInAsync(new Customer("۰۹۱۲", "۰۰۱۲۳۴۵۶۷۸", "۳۱", "مهر", "۱۳۷۰"));
        await visit.SendAsync();

        await Expect(visit.Page.Locator("#PhoneNumber-error")).ToContainTextAsync("۰۹۱۲۳۴۵۶۷۸۹");
        await Expect(visit.Page.Locator("#NationalId-error")).ToContainTextAsync("کد ملی درست نیست");
        await Expect(visit.Page.Locator("#BirthDate-error")).ToContainTextAsync("چنین روزی در تقویم نیست");
        await Expect(visit.Page.GetByLabel("شمارهٔ موبایل")).ToHaveValueAsync("۰۹۱۲");
        shop.Sandbox.Requests.Count(request => request.Operation == SandboxOperation.OpenLoan).Should().Be(sent);
        visit.ShouldHaveBeenClean();
    }

    [Fact]
    public async Task A_wrong_code_is_told_beside_its_field()
    {
        await using var visit = await ShopVisit.OpenAsync(browser, shop.Process.Address);
        var customer = Customer.New();
        await visit.OrderAsync(customer);
        await shop.Sandbox.AdvanceAsync(shop.LoanOf(customer).Id);
        await visit.Button("فرستادن کد امضا").ClickAsync();

        await visit.Page.GetByLabel("کد پیامک‌شده").FillAsync("۱۲۳۴۵");
        await visit.Button("امضای قرارداد").ClickAsync();

        await Expect(visit.Page.Locator("#otp-error")).ToContainTextAsync("کد تأیید نادرست است");
        await Expect(visit.Page.GetByLabel("کد پیامک‌شده")).ToBeFocusedAsync();
        visit.ShouldHaveBeenClean();
    }
}
