namespace Baloan.Sdk.Benchmarks.Clients;

/// <summary>One way of making the four calls that are compared.</summary>
internal interface IContender
{
    Task ListPoliciesAsync(CancellationToken cancellationToken);

    Task CreateLoanAsync(CancellationToken cancellationToken);

    Task GetContractAsync(CancellationToken cancellationToken);

    /// <summary>A call that the gateway refuses: the code that the caught exception tells.</summary>
    Task<string?> ReadErrorAsync(CancellationToken cancellationToken);
}
