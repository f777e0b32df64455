using Baloan.Sdk.Benchmarks.Gateway;

namespace Baloan.Sdk.Benchmarks.Clients;

internal sealed class RawContender(RawClient client) : IContender
{
    private readonly WireLoanRequest _loan = SampleArguments.WireLoan();

    public Task ListPoliciesAsync(CancellationToken cancellationToken) => client.ListPoliciesAsync(cancellationToken);

    public Task CreateLoanAsync(CancellationToken cancellationToken) => client.CreateLoanAsync(_loan, cancellationToken);

    public Task GetContractAsync(CancellationToken cancellationToken) => client.GetContractAsync(SampleArguments.LoanId, cancellationToken);

    public async Task<string?> ReadErrorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.GetContractAsync(CannedGateway.FailingLoan, cancellationToken);
            return null;
        }
        catch (RawException exception)
        {
            return exception.Code;
        }
    }
}
