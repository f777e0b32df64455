using Baloan.Sdk.Benchmarks.Gateway;
using RestSharp;
using RestSharp.Authenticators;
using RestSharp.Serializers.Json;

namespace Baloan.Sdk.Benchmarks.Clients;

internal sealed class RestSharpContender(HttpClient http) : IContender, IDisposable
{
    private const string ContractRoute = "api/v1/partnership/loan/{id}/contract/";

    private readonly IRestClient _client = new RestClient(
        http,
        new RestClientOptions { Authenticator = new JwtAuthenticator(SampleArguments.Token) },
        configureSerialization: serializers => serializers.UseSystemTextJson(WireContext.Default.Options))
        .AddDefaultHeader("Accept-Language", "en");

    private readonly WireLoanRequest _loan = SampleArguments.WireLoan();

    public Task ListPoliciesAsync(CancellationToken cancellationToken) =>
        SendAsync<List<WirePolicy>>(new RestRequest("api/v1/partnership/loan-policies"), cancellationToken);

    public Task CreateLoanAsync(CancellationToken cancellationToken) =>
        SendAsync<WireLoan>(new RestRequest("api/v1/partnership/loan/", Method.Post).AddJsonBody(_loan), cancellationToken);

    public Task GetContractAsync(CancellationToken cancellationToken) =>
        SendAsync<WireContract>(new RestRequest(ContractRoute).AddUrlSegment("id", SampleArguments.LoanId), cancellationToken);

    public async Task<string?> ReadErrorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync<WireContract>(new RestRequest(ContractRoute).AddUrlSegment("id", CannedGateway.FailingLoan), cancellationToken);
            return null;
        }
        catch (RawException exception)
        {
            return exception.Code;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> SendAsync<T>(RestRequest request, CancellationToken cancellationToken)
    {
        var response = await _client.ExecuteAsync<T>(request, cancellationToken);
        if (response.IsSuccessful)
        {
            return response.Data!;
        }

        throw RawException.Of((int)response.StatusCode, response.Content ?? "");
    }
}
