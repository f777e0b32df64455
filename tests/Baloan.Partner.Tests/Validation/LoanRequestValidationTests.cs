using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Validation;

/// <summary>What an applicant has left out is named by the frameworks' own validation.</summary>
public sealed class LoanRequestValidationTests(ValidationHost host) : IClassFixture<ValidationHost>
{
    private static readonly string[] Members = ["PhoneNumber", "NationalIdentifier", "BirthDate", "Amount", "LoanDue", "StoreId"];

    private static readonly Dictionary<string, string> Whole = new()
    {
        ["PhoneNumber"] = "09123456789",
        ["NationalIdentifier"] = "0012345679",
        ["BirthDate"] = "1999-02-14",
        ["Amount"] = "10000000",
        ["LoanDue"] = "12",
        ["StoreId"] = "1",
    };

    private const string WholeJson = """{"phone_number":"09123456789","national_identifier":"0012345679","birth_date":"1999-02-14","amount":10000000,"loan_due":12,"store":1}""";

    [Theory]
    [InlineData("mvc/json", "en")]
    [InlineData("mvc/json", "fa")]
    [InlineData("mvc/form", "en")]
    [InlineData("mvc/form", "fa")]
    [InlineData("minimal/json", "en")]
    [InlineData("minimal/json", "fa")]
    [InlineData("minimal/form", "en")]
    [InlineData("minimal/form", "fa")]
    public async Task Every_missing_member_is_named_in_the_readers_language(string path, string language)
    {
        var errors = await ErrorsAsync(path, language, Empty(path));

        errors.Keys.Should().BeEquivalentTo(Members);
        errors["PhoneNumber"].Should().Equal(language == "fa" ? "شمارهٔ موبایل را بنویسید." : "Enter the mobile phone number.");
        errors["Amount"].Should().Equal(language == "fa" ? "مبلغ وام باید بیشتر از صفر باشد." : "The amount must be above zero.");
    }

    [Theory]
    [InlineData("mvc/json")]
    [InlineData("mvc/form")]
    [InlineData("minimal/json")]
    [InlineData("minimal/form")]
    public async Task A_whole_request_passes(string path)
    {
        using var client = host.CreateClient("en");

        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), path.EndsWith("form", StringComparison.Ordinal) ? new FormUrlEncodedContent(Whole) : Json(WholeJson), TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_request_within_a_partners_own_body_is_named_with_its_place() =>
        (await ErrorsAsync("minimal/nested", "en", Json("""{"loan":{}}"""))).Keys.Should().BeEquivalentTo(Members.Select(member => $"Loan.{member}"));

    [Theory]
    [InlineData("mvc/json")]
    [InlineData("minimal/json")]
    public async Task What_an_applicant_wrote_stays_out_of_the_answer(string path)
    {
        using var client = host.CreateClient("en");

        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), Json(WholeJson.Replace("1999-02-14", "1999-14-02", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().NotContainAny("09123456789", "0012345679", "1999-14-02");
    }

    [Theory]
    [InlineData("", "Choose the store.")]
    [InlineData("en-US", "Choose the store.")]
    [InlineData("fa-IR", "فروشگاه را انتخاب کنید.")]
    public void A_validator_without_a_host_names_them_too(string culture, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var request = new CreateLoanRequest { PhoneNumber = PhoneNumber.Parse("09123456789") };
        var results = new List<ValidationResult>();

        Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true).Should().BeFalse();

        results.SelectMany(result => result.MemberNames).Should().Equal(Members[1..]);
        results[^1].ErrorMessage.Should().Be(expected);
    }

    private async Task<Dictionary<string, string[]>> ErrorsAsync(string path, string language, HttpContent content)
    {
        using var client = host.CreateClient(language);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest, text);
        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
    }

    // Minimal APIs make nothing of a form without any field of the type.
    private static HttpContent Empty(string path) =>
        path.EndsWith("form", StringComparison.Ordinal) ? new FormUrlEncodedContent(new Dictionary<string, string> { ["LoanDue"] = "0" }) : Json("{}");

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
