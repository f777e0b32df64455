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

    [Theory]
    [InlineData("?national_identifier=7148143380&page=2", "7148143380")]
    [InlineData("?phone=09123456789&page=2", "09123456789")]
    [InlineData("?phone=%2B989123456789&page=2", "9123456789")]
    [InlineData("?phone=%30%39123456789&page=2", "%30%39123456789")]
    [InlineData("?phone=%DB%B0%DB%B9%DB%B1%DB%B2%DB%B3%DB%B4%DB%B5%DB%B6%DB%B7%DB%B8%DB%B9&page=2", "%DB%B9%DB%B1%DB%B2")]
    [InlineData("?password=secret%20word&page=2", "secret%20word")]
    [InlineData("?birth_date=1999-02-14&page=2", "1999-02-14")]
    [InlineData("?jwt=eyJhbGciOi.eyJqdGkiOi.c2ln&page=2", "eyJqdGkiOi")]
    [InlineData("/7148143380/?page=2", "7148143380")]
    [InlineData("/user09123456789/?page=2", "09123456789")]
    public async Task Personal_data_and_secrets_of_an_address_are_not_among_it(string query, string personal)
    {
        await Partner.SendAsync(HttpMethod.Get, Partner.Root + "loan-policies" + query);

        var number = Sandbox.Requests[^1].Number.ToString(CultureInfo.InvariantCulture);
        var page = await Partner.Http.GetStringAsync($"/dashboard/requests/{number}?lang=en", Cancellation);
        (await MaskedAsync()).Should().Contain("page=2").And.NotContain(personal).And.NotContain(Uri.UnescapeDataString(personal));
        Line().Match(page).Value.Should().Contain("page=2").And.NotContain(personal).And.NotContain(Uri.UnescapeDataString(personal));
    }

    [Theory]
    [InlineData("User-Agent", "app/1.0 (09123456789)", "09123456789")]
    [InlineData("User-Agent", "app/1.0 (0098 00989123456789)", "9123456789")]
    [InlineData("X-Customer", "7148143380; app/1.0", "7148143380")]
    [InlineData("Referer", "https://shop.example/?app/1.0&password=secret&x=1", "secret")]
    [InlineData("Referer", "https://shop.example/app/1.0/%2B989123456789", "9123456789")]
    [InlineData("X-Trace", "app/1.0 eyJhbGciOi.eyJqdGkiOi.c2ln", "eyJqdGkiOi")]
    public async Task Personal_data_and_secrets_of_a_header_are_not_among_it(string header, string value, string personal)
    {
        await SendAsync(header, value);

        (await MaskedAsync()).Should().Contain("app/1.0").And.NotContain(personal);
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("8f14e45f-ceea-467f-a0e6-981234567890")]
    [InlineData("1.2.3 (build 20261127)")]
    public async Task The_numbers_of_ids_traces_and_versions_stay(string value)
    {
        await SendAsync("X-Version", value);

        (await MaskedAsync()).Should().Contain(value);
    }

    [Fact]
    public async Task A_text_that_begins_like_a_token_again_and_again_takes_no_time_to_speak_of()
    {
        await Partner.OpenAsync(string.Concat(Enumerable.Repeat("eyJ-", 16_000)));

        var reading = MaskedAsync();

        (await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(20), Cancellation))).Should().Be(reading);
    }

    [Fact]
    public async Task A_list_of_errors_under_a_personal_field_stays_readable()
    {
        await Partner.OpenAsync("""{"amount":10000000}""");

        (await MaskedAsync()).Should().Contain("""
            "phone_number":["This field is required."]
            """);
    }

    private async Task SendAsync(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Partner.Root + "loan-policies");
        request.Headers.TryAddWithoutValidation(header, value).Should().BeTrue();
        using var response = await Partner.Http.SendAsync(request, Cancellation);
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

    [GeneratedRegex("<summary>.*?</summary>", RegexOptions.Singleline)]
    private static partial Regex Line();
}
