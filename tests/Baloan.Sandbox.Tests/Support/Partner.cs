using System.Net.Http.Headers;
using System.Text;

namespace Baloan.Sandbox.Tests.Support;

/// <summary>A partner's program: plain HTTP over a real socket.</summary>
internal sealed class Partner : IDisposable
{
    public const string Root = "api/v1/partnership/";

    public Partner(Uri baseAddress, string username = "partner", string password = "sandbox")
    {
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = baseAddress, Timeout = Eventually.Limit };
        Username = username;
        Password = password;
    }

    public Partner(BaloanSandbox sandbox)
        : this(sandbox.BaseAddress, sandbox.Username, sandbox.Password)
    {
    }

    public HttpClient Http { get; }

    public string Username { get; }

    public string Password { get; }

    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Partner> LogInAsync(BaloanSandbox sandbox)
    {
        var partner = new Partner(sandbox);
        await partner.LogInAsync();
        return partner;
    }

    public static string LoanBody(
        string phone = "09123456789",
        string national = "07148143380",
        string birth = "1999-02-14",
        long amount = 10_000_000,
        int due = 12,
        int store = 1) =>
        $$"""{"phone_number":"{{phone}}","national_identifier":"{{national}}","birth_date":"{{birth}}","amount":{{amount}},"loan_due":{{due}},"store":{{store}}}""";

    public async Task<Answer> LogInAsync()
    {
        using var form = new FormUrlEncodedContent([new("username", Username), new("password", Password)]);
        var answer = await SendAsync(HttpMethod.Post, Root + "token/", form);
        if (answer.Response.IsSuccessStatusCode)
        {
            AccessToken = answer.Json.GetProperty("access").GetString();
            RefreshToken = answer.Json.GetProperty("refresh").GetString();
        }

        return answer;
    }

    public Task<Answer> RefreshAsync(string refresh) =>
        SendAsync(HttpMethod.Post, Root + "token/refresh/", Json($$"""{"refresh":"{{refresh}}"}"""));

    public Task<Answer> PoliciesAsync() => SendAsync(HttpMethod.Get, Root + "loan-policies");

    public Task<Answer> OpenAsync(string? body = null) => SendAsync(HttpMethod.Post, Root + "loan/", Json(body ?? LoanBody()));

    public async Task<Guid> OpenedAsync(string? body = null)
    {
        var answer = await OpenAsync(body);
        answer.Response.IsSuccessStatusCode.Should().BeTrue(answer.Body);
        return answer.Json.GetProperty("uuid").GetGuid();
    }

    public Task<Answer> ContractAsync(Guid loan) => SendAsync(HttpMethod.Get, $"{Root}loan/{loan:D}/contract/");

    public Task<Answer> RequestOtpAsync(Guid loan) => SendAsync(HttpMethod.Post, $"{Root}loan/{loan:D}/contract/");

    public Task<Answer> SignAsync(Guid loan, string otp) =>
        SendAsync(HttpMethod.Patch, $"{Root}loan/{loan:D}/contract/", Json($$"""{"otp":"{{otp}}"}"""));

    public Task<Answer> CancelAsync(Guid loan) => SendAsync(HttpMethod.Post, $"{Root}loan/{loan:D}/cancel/");

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, string language = "en")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (AccessToken is not null)
        {
            request.Headers.Authorization = new("Bearer", AccessToken);
        }

        var response = await Http.SendAsync(request, Cancellation);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response);
    }

    public void Dispose() => Http.Dispose();

    public static ByteArrayContent Json(string body) =>
        new(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
