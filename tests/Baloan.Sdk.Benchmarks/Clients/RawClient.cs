using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Baloan.Sdk.Benchmarks.Clients;

/// <summary>What a careful developer would write by hand over <see cref="HttpClient"/>: no retries, no telemetry, a token that is kept to its end.</summary>
/// <param name="http">Sends, and knows the gateway's address.</param>
/// <param name="token">The first token.</param>
/// <param name="logIn">Brings the next token; without it the first one is taken to last.</param>
internal sealed class RawClient(HttpClient http, string token, Func<CancellationToken, Task<string>>? logIn = null)
{
    private static readonly StringWithQualityHeaderValue English = new("en");
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(4);

    private CachedToken _token = CachedToken.For(token, logIn is null ? null : TokenLifetime);

    public static async Task<string> LogInAsync(HttpClient http, string username, string password, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("username", username), new("password", password)]);
        using var response = await http.PostAsync("api/v1/partnership/token/", form, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(WireContext.Default.WireToken, cancellationToken))!.Access;
    }

    public Task<List<WirePolicy>> ListPoliciesAsync(CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, "api/v1/partnership/loan-policies", null, WireContext.Default.ListWirePolicy, cancellationToken);

    public Task<WireLoan> CreateLoanAsync(WireLoanRequest loan, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(loan, WireContext.Default.WireLoanRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Post, "api/v1/partnership/loan/", content, WireContext.Default.WireLoan, cancellationToken);
    }

    public Task<WireContract> GetContractAsync(Guid loanId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"api/v1/partnership/loan/{loanId}/contract/", null, WireContext.Default.WireContract, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = await GetBearerAsync(cancellationToken);
        request.Headers.AcceptLanguage.Add(English);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw RawException.Of((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }

        return (await response.Content.ReadFromJsonAsync(type, cancellationToken))!;
    }

    private ValueTask<AuthenticationHeaderValue> GetBearerAsync(CancellationToken cancellationToken)
    {
        var current = _token;
        return Stopwatch.GetTimestamp() < current.Expires ? new(current.Bearer) : new(RenewAsync(cancellationToken));
    }

    // Two callers may both log in; their tokens both serve.
    private async Task<AuthenticationHeaderValue> RenewAsync(CancellationToken cancellationToken)
    {
        var renewed = CachedToken.For(await logIn!(cancellationToken), TokenLifetime);
        _token = renewed;
        return renewed.Bearer;
    }

    private sealed record CachedToken(AuthenticationHeaderValue Bearer, long Expires)
    {
        public static CachedToken For(string token, TimeSpan? lifetime) => new(
            new AuthenticationHeaderValue("Bearer", token),
            lifetime is { } span ? Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency) : long.MaxValue);
    }
}
