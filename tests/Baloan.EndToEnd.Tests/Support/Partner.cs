using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Baloan.Sandbox;

namespace Baloan.EndToEnd.Tests.Support;

/// <summary>A partner's program: plain HTTP.</summary>
internal sealed class Partner : IDisposable
{
    public const string PhoneNumber = "09123456789";
    public const string NationalIdentifier = "07148143380";

    private const string Root = "api/v1/partnership/";

    private readonly HttpClient _http;

    private Partner(HttpClient http) => _http = http;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Partner> LogInAsync(BaloanSandbox sandbox)
    {
        var http = new HttpClient { BaseAddress = sandbox.BaseAddress };
        using var form = new FormUrlEncodedContent([new("username", sandbox.Username), new("password", sandbox.Password)]);
        using var answer = await http.PostAsync(Root + "token/", form, Cancellation);
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        http.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("access").GetString());
        return new(http);
    }

    public async Task<Guid> OpenLoanAsync(string phone = PhoneNumber, string national = NationalIdentifier, long amount = 10_000_000)
    {
        var body = $$"""{"phone_number":"{{phone}}","national_identifier":"{{national}}","birth_date":"1999-02-14","amount":{{amount}},"loan_due":12,"store":1}""";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _http.PostAsync(Root + "loan/", content, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("uuid").GetGuid();
    }

    public Task<HttpResponseMessage> RequestOtpAsync(Guid loan) => _http.PostAsync($"{Root}loan/{loan:D}/contract/", null, Cancellation);

    public Task<HttpResponseMessage> PoliciesAsync() => _http.GetAsync(Root + "loan-policies", Cancellation);

    public void Dispose() => _http.Dispose();
}
