extern alias shop;

using System.Net;
using System.Text.RegularExpressions;
using Baloan.EndToEnd.Tests.Shop.Hosted;
using Microsoft.Extensions.DependencyInjection;
using shop::Baloan.Samples.PartnerShop.Installments;

namespace Baloan.EndToEnd.Tests.Shop;

/// <summary>The loan is held against what the customer saw, not against what a policy says by the time the form is sent.</summary>
public sealed partial class ShownEstimateTests(HostedShop shop) : IClassFixture<HostedShop>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_policy_that_became_dearer_while_the_form_was_open_is_asked_for_again()
    {
        using var customer = shop.Visit();
        var form = await customer.BeginOrderAsync();
        var seen = await TextAsync(customer, form);
        MakeDearer();

        using var answer = await customer.SendApplicantAsync(form, form, [.. HiddenFields(seen)]);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await TextAsync(customer, answer.Headers.Location!.OriginalString)).Should()
            .Contain("حدود <b>۲٬۰۳۳٬۳۳۳ تومان</b> برآورد شده بود و حالا <b>۲٬۵۰۰٬۰۰۰ تومان</b> است");
    }

    private void MakeDearer()
    {
        shop.SandboxOptions.Policies = [.. shop.SandboxOptions.Policies.Select(policy => policy with { BankEffectedInterestRate = 50 })];
        shop.Services.GetRequiredService<InstallmentPolicies>().Forget();
    }

    private static async Task<string> TextAsync(Visitor customer, string address)
    {
        using var answer = await customer.GetAsync(address);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static IEnumerable<(string Name, string Value)> HiddenFields(string page) =>
        HiddenField().Matches(page).Select(field => (field.Groups["name"].Value, field.Groups["value"].Value));

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex HiddenField();
}
