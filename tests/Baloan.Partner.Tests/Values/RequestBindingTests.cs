using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Baloan.Partner.Tests.Models;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Values;

/// <summary>Values in the requests to a partner's own application.</summary>
public sealed class RequestBindingTests(ValuesHost host) : IClassFixture<ValuesHost>
{
    private static readonly string[] Cultures = ["", "en-US", "fa-IR"];
    private static readonly string[] Frameworks = ["mvc", "minimal"];
    private static readonly string[] Places = ["route", "query", "form"];

    public static TheoryData<string, string, string, string> Everywhere { get; } = new(
        from sample in Sample.Set.Keys
        from framework in Frameworks
        from place in Places
        from culture in Cultures
        select (sample, framework, place, culture));

    public static TheoryData<string, string> Bodies { get; } = new(
        from framework in Frameworks
        from culture in Cultures
        select (framework, culture));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_value_is_bound(string sample, string framework, string place, string culture)
    {
        var (value, text) = Sample.Of(sample);

        using var answer = await SendAsync(framework, value.GetType(), place, text, culture);

        (await answer.Content.ReadAsStringAsync(Cancellation)).Should().Be(Sample.WholeOf(value));
    }

    [Theory]
    [InlineData(typeof(PhoneNumber), "0912")]
    [InlineData(typeof(NationalId), "12")]
    [InlineData(typeof(BirthDate), "1370-05-12")]
    [InlineData(typeof(Toman), "ten")]
    [InlineData(typeof(TomanRange), "ten")]
    [InlineData(typeof(LoanState), "%20")]
    [InlineData(typeof(BaloanErrorCode), "%20")]
    public async Task What_is_no_such_value_is_a_bad_request(Type type, string text)
    {
        using var client = host.CreateClient();
        foreach (var framework in Frameworks)
        {
            using var answer = await client.GetAsync(new Uri($"{framework}/{type.Name}?value={text}", UriKind.Relative), Cancellation);

            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, framework);
        }
    }

    [Theory]
    [InlineData(typeof(PhoneNumber), "09123456789", "09123456780")]
    [InlineData(typeof(Toman), "5000000", "22.5")]
    [InlineData(typeof(LoanState), "loan_paid", "blocked")]
    [InlineData(typeof(BaloanErrorCode), "duplicate_request", "other")]
    public async Task Several_values_of_a_query_are_bound(Type type, string first, string second)
    {
        using var client = host.CreateClient("fa-IR");

        (await client.GetStringAsync(new Uri($"many/{type.Name}?value={first}&value={second}", UriKind.Relative), Cancellation))
            .Should().Be($"{first} {second}");
    }

    [Theory]
    [InlineData("maybe/LoanState", "nothing")]
    [InlineData("maybe/LoanState?value=loan_paid", "loan_paid")]
    [InlineData("maybe/BaloanErrorCode", "nothing")]
    [InlineData("maybe/Toman?value=5000000", "5000000")]
    public async Task A_value_may_be_left_out(string address, string bound)
    {
        using var client = host.CreateClient();

        (await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancellation)).Should().Be(bound);
    }

    /// <summary>A form that posts the names of the class.</summary>
    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_whole_request_is_bound_from_a_form(string framework, string culture)
    {
        using var client = host.CreateClient(culture);
        using var form = new FormUrlEncodedContent(
        [
            new("PhoneNumber", "۰۹۱۲۳۴۵۶۷۸۹"),
            new("NationalIdentifier", "0010350829"),
            new("BirthDate", "1990-05-12"),
            new("Amount", "10000000"),
            new("LoanDue", "12"),
            new("StoreId", "1"),
        ]);

        using var answer = await client.PostAsync(new Uri($"{framework}/request", UriKind.Relative), form, Cancellation);

        (await answer.Content.ReadFromJsonAsync<CreateLoanRequest>(Cancellation)).Should().BeEquivalentTo(ModelSample.Request());
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_call_back_is_bound_from_a_body(string framework, string culture)
    {
        const string Body = """{"uuid":"d4c22af9-3676-4c6e-ab72-2a7b5b22afc5","state":"blocked","reason":"a cheque","x":{"y":[1]}}""";
        using var client = host.CreateClient(culture);
        using var content = new StringContent(Body, Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri($"{framework}/callback", UriKind.Relative), content, Cancellation);

        var callback = JsonSerializer.Deserialize<LoanCallback>(await answer.Content.ReadAsStringAsync(Cancellation))!;
        (callback.LoanId, callback.State, callback.Reason, callback.AdditionalData!["x"].GetRawText())
            .Should().Be((Guid.Parse("d4c22af9-3676-4c6e-ab72-2a7b5b22afc5"), LoanState.Blocked, "a cheque", """{"y":[1]}"""));
    }

    private async Task<HttpResponseMessage> SendAsync(string framework, Type type, string place, string text, string culture)
    {
        using var client = host.CreateClient(culture);
        var path = $"{framework}/{type.Name}";
        var escaped = Uri.EscapeDataString(text);
        if (place is "form")
        {
            using var form = new FormUrlEncodedContent([new("value", text)]);
            return await client.PostAsync(new Uri(path, UriKind.Relative), form, Cancellation);
        }

        return await client.GetAsync(new Uri(place is "route" ? $"{path}/{escaped}" : $"{path}?value={escaped}", UriKind.Relative), Cancellation);
    }
}
