using Baloan.Sdk.Benchmarks.Gateway;
using Flurl.Http;
using Flurl.Http.Configuration;

namespace Baloan.Sdk.Benchmarks.Clients;

internal sealed class FlurlContender(HttpClient http) : IContender, IDisposable
{
    private readonly FlurlClient _client = new FlurlClient(http)
        .WithSettings(settings => settings.JsonSerializer = new DefaultJsonSerializer(WireContext.Default.Options))
        .WithOAuthBearerToken(SampleArguments.Token)
        .WithHeader("Accept-Language", "en");

    private readonly WireLoanRequest _loan = SampleArguments.WireLoan();

    public Task ListPoliciesAsync(CancellationToken cancellationToken) =>
        _client.Request("api/v1/partnership/loan-policies").GetJsonAsync<List<WirePolicy>>(cancellationToken: cancellationToken);

    public Task CreateLoanAsync(CancellationToken cancellationToken) =>
        _client.Request("api/v1/partnership/loan/").PostJsonAsync(_loan, cancellationToken: cancellationToken).ReceiveJson<WireLoan>();

    public Task GetContractAsync(CancellationToken cancellationToken) => GetContractAsync(SampleArguments.LoanId, cancellationToken);

    public async Task<string?> ReadErrorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await GetContractAsync(CannedGateway.FailingLoan, cancellationToken);
            return null;
        }
        catch (FlurlHttpException exception)
        {
            return (await exception.GetResponseJsonAsync<WireError>()).Code;
        }
    }

    public void Dispose() => _client.Dispose();

    private Task<WireContract> GetContractAsync(Guid loanId, CancellationToken cancellationToken) =>
        _client.Request("api/v1/partnership/loan", loanId, "contract/").GetJsonAsync<WireContract>(cancellationToken: cancellationToken);
}
