using Baloan.EndToEnd.Tests.Shop.Hosted;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The amounts that a product's page names are those that are lent, to the Toman.</summary>
public sealed class InstallmentRangeTests(HostedShop shop) : IClassFixture<HostedShop>
{
    /// <summary>The second store lends less than 30 million Toman, and the laptop costs more.</summary>
    private const string Laptop = "/products/laptop?store=2&months=12&amount=";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_names_the_smallest_and_the_largest_amount()
    {
        var page = await PageAsync("");

        page.Should().Contain("از ۵٬۰۰۰٬۰۰۰ تا ۲۹٬۹۹۹٬۹۹۹ تومان").And.Contain("value=\"۲۹٬۵۰۰٬۰۰۰\"");
    }

    [Theory]
    [InlineData("5000000")]
    [InlineData("29999999")]
    [InlineData("۲۹٬۹۹۹٬۹۹۹")]
    public async Task Both_of_them_are_lent(string amount) => (await PageAsync(amount)).Should().NotContain("این مبلغ وام داده نمی‌شود");

    [Theory]
    [InlineData("4999999")]
    [InlineData("30000000")]
    [InlineData("29999999.5")]
    [InlineData("0")]
    [InlineData("a lot")]
    public async Task Any_other_is_refused_with_both_of_them(string amount) =>
        (await PageAsync(amount)).Should().Contain("این مبلغ وام داده نمی‌شود: از ۵٬۰۰۰٬۰۰۰ تا ۲۹٬۹۹۹٬۹۹۹ تومان بنویسید.");

    [Fact]
    public async Task No_more_is_lent_than_the_product_costs()
    {
        using var visitor = shop.Visit();

        var page = await visitor.Http.GetStringAsync(new Uri("/products/phone?store=1", UriKind.Relative), Token);

        page.Should().Contain("از ۵٬۰۰۰٬۰۰۰ تا ۲۴٬۵۰۰٬۰۰۰ تومان");
    }

    private async Task<string> PageAsync(string amount)
    {
        using var visitor = shop.Visit();
        return await visitor.Http.GetStringAsync(new Uri(Laptop + Uri.EscapeDataString(amount), UriKind.Relative), Token);
    }
}
