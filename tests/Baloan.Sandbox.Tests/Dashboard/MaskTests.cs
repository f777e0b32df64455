using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Dashboard;

/// <summary>What of a request is shown before anybody asks for it.</summary>
public sealed partial class MaskTests : SandboxTest
{
    [Theory]
    [InlineData("""{"phone_number":"09123456789","amount":10000000}""", "09123456789")]
    [InlineData("""{ "national_identifier" : 7148143380 , "amount":10000000}""", "7148143380")]
    [InlineData("""{"birth_date":"1999-02-14","amount":10000000}""", "1999-02-14")]
    [InlineData("""{"password":"a, \"b\"}c","amount":10000000}""", "}c")]
    [InlineData("""{"otp":"12345","amount":10000000}""", "12345")]
    [InlineData("""{"message":"Registered with +989123456789.","amount":10000000}""", "9123456789")]
    [InlineData("""{"amount":10000000,"phone_number":"09123456789""", "09123456789")]
    [InlineData("amount=10000000&password=secret%20word&username=me", "secret%20word")]
    public async Task Personal_data_and_secrets_of_a_body_are_not_among_it(string body, string personal)
    {
        await Partner.OpenAsync(body);

        var masked = await MaskedAsync();

        masked.Should().Contain("amount").And.Contain("10000000").And.NotContain(personal);
    }

    [Fact]
    public async Task Tokens_are_not_among_it()
    {
        await Partner.PoliciesAsync();
        await Partner.RefreshAsync(Partner.RefreshToken!);

        (await MaskedAsync()).Should().Contain("Bearer ••••••").And.NotContain(Partner.AccessToken).And.NotContain(Partner.RefreshToken).And.NotContain(Partner.Password + "&");
    }

    [Fact]
    public async Task A_list_of_errors_under_a_personal_field_stays_readable()
    {
        await Partner.OpenAsync("""{"amount":10000000}""");

        (await MaskedAsync()).Should().Contain("""
            "phone_number":["This field is required."]
            """);
    }

    private async Task<string> MaskedAsync()
    {
        var exchanges = await Task.WhenAll(Sandbox.Requests.Select(request => ExchangeAsync(request.Number)));
        var masked = Masked().Matches(string.Concat(exchanges));
        masked.Should().NotBeEmpty();
        return WebUtility.HtmlDecode(string.Concat(masked.Select(match => match.Value)));
    }

    private Task<string> ExchangeAsync(int number) =>
        Partner.Http.GetStringAsync(string.Create(CultureInfo.InvariantCulture, $"/dashboard/requests/{number}/exchange?lang=en"), Cancellation);

    [GeneratedRegex("<pre[^>]* data-masked>.*?</pre>", RegexOptions.Singleline)]
    private static partial Regex Masked();
}
