using System.Net;
using System.Text.Json;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Validation;

/// <summary>The forms of docs/web.md, as a browser sends them.</summary>
public sealed class FormTests(ValidationHost host) : IClassFixture<ValidationHost>
{
    private static readonly Dictionary<string, string> Filled = new()
    {
        ["Phone"] = "۰۹۱۲ ۳۴۵ ۶۷۸۹",
        ["NationalCode"] = "۰۰۱۲۳۴۵۶۷۹",
        ["Birth"] = "۱۳۷۷/۱۱/۲۵",
        ["Price"] = "۱۰٬۰۰۰٬۰۰۰",
    };

    [Theory]
    [InlineData("mvc/texts", "en")]
    [InlineData("mvc/texts", "fa")]
    [InlineData("minimal/texts", "en")]
    [InlineData("minimal/texts", "fa")]
    public async Task A_form_filled_in_Persian_becomes_a_request(string path, string language)
    {
        var (status, text) = await SendAsync(path, Filled, language);

        status.Should().Be(HttpStatusCode.OK, text);
        JsonSerializer.Deserialize<CreateLoanRequest>(text).Should().BeEquivalentTo(new CreateLoanRequest
        {
            PhoneNumber = PhoneNumber.Parse("09123456789"),
            NationalIdentifier = NationalId.Parse("0012345679"),
            BirthDate = new BirthDate(1999, 2, 14),
            Amount = Toman.FromMillions(10),
            LoanDue = 12,
            StoreId = 1,
        });
    }

    [Theory]
    [InlineData("mvc/texts", "")]
    [InlineData("mvc/texts", "nonsense")]
    [InlineData("minimal/texts", "")]
    [InlineData("minimal/texts", "nonsense")]
    public async Task Every_field_says_what_is_wrong_and_repeats_nothing(string path, string content)
    {
        var (status, text) = await SendAsync(path, Filled.Keys.ToDictionary(field => field, _ => content));

        status.Should().Be(HttpStatusCode.BadRequest);
        ErrorsIn(text).Should().HaveCount(4).And.ContainKey("NationalCode").WhoseValue.Should().Equal("کد ملی را درست بنویسید.");
        text.Should().NotContain("nonsense");
    }

    [Fact]
    public async Task A_minimal_form_without_any_of_its_fields_is_a_bad_request() =>
        (await SendAsync("minimal/texts", new() { ["unrelated"] = "1" })).Status.Should().Be(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("", "شمارهٔ موبایل را بنویسید.")]
    [InlineData("nonsense", "این مقدار را درست بنویسید.")]
    public async Task A_field_that_is_a_value_is_missing_or_wrong(string content, string expected)
    {
        var (status, text) = await SendAsync("mvc/contact", new() { ["Phone"] = content, ["Price"] = "۱۰٬۰۰۰٬۰۰۰" });

        status.Should().Be(HttpStatusCode.BadRequest);
        ErrorsIn(text).Should().ContainSingle().Which.Value.Should().Equal(expected);
        text.Should().NotContain("nonsense");
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(string path, Dictionary<string, string> fields, string language = "fa")
    {
        using var client = host.CreateClient(language);
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Dictionary<string, string[]> ErrorsIn(string text)
    {
        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
    }
}
