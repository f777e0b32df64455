using Baloan.Sdk.Benchmarks.Gateway;
using Refit;

namespace Baloan.Sdk.Benchmarks.Clients;

internal sealed class RefitContender(HttpClient http) : IContender
{
    private readonly IRefitGateway _gateway = RestService.ForGenerated<IRefitGateway>(http, CreateSettings());
    private readonly WireLoanRequest _loan = SampleArguments.WireLoan();

    public Task ListPoliciesAsync(CancellationToken cancellationToken) => _gateway.ListPoliciesAsync(cancellationToken);

    public Task CreateLoanAsync(CancellationToken cancellationToken) => _gateway.CreateLoanAsync(_loan, cancellationToken);

    public Task GetContractAsync(CancellationToken cancellationToken) => _gateway.GetContractAsync(SampleArguments.LoanId, cancellationToken);

    public async Task<string?> ReadErrorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _gateway.GetContractAsync(CannedGateway.FailingLoan, cancellationToken);
            return null;
        }
        catch (ApiException exception)
        {
            return (await exception.GetContentAsAsync<WireError>())?.Code;
        }
    }

    private static RefitSettings CreateSettings()
    {
        var settings = RefitSettings.ForJsonContext(WireContext.Default);
        settings.AuthorizationHeaderValueGetter = static (_, _) => new ValueTask<string>(SampleArguments.Token);
        return settings;
    }
}
