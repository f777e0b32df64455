using Refit;

namespace Baloan.Sdk.Benchmarks.Clients;

[Headers("Authorization: Bearer", "Accept-Language: en")]
internal interface IRefitGateway
{
    [Get("/api/v1/partnership/loan-policies")]
    Task<List<WirePolicy>> ListPoliciesAsync(CancellationToken cancellationToken);

    // Buffered for its length: the gateway takes a chunked body for an empty one.
    [Post("/api/v1/partnership/loan/")]
    Task<WireLoan> CreateLoanAsync([Body(buffered: true)] WireLoanRequest loan, CancellationToken cancellationToken);

    [Get("/api/v1/partnership/loan/{loanId}/contract/")]
    Task<WireContract> GetContractAsync(Guid loanId, CancellationToken cancellationToken);
}
