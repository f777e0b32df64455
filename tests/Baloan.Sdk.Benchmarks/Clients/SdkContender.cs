using Baloan.Sdk.Benchmarks.Gateway;

namespace Baloan.Sdk.Benchmarks.Clients;

internal sealed class SdkContender(IBaloanClient client) : IContender
{
    private readonly CreateLoanRequest _loan = SampleArguments.Loan();

    public Task ListPoliciesAsync(CancellationToken cancellationToken) => client.Policies.ListAsync(cancellationToken);

    public Task CreateLoanAsync(CancellationToken cancellationToken) => client.Loans.CreateAsync(_loan, cancellationToken);

    public Task GetContractAsync(CancellationToken cancellationToken) => client.Contracts.GetAsync(SampleArguments.LoanId, cancellationToken);

    public async Task<string?> ReadErrorAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.Contracts.GetAsync(CannedGateway.FailingLoan, cancellationToken);
            return null;
        }
        catch (BaloanOtpException exception)
        {
            return exception.Code.Value;
        }
    }
}
