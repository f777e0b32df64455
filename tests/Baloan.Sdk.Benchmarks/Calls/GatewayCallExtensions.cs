using Baloan.Sdk.Benchmarks.Clients;

namespace Baloan.Sdk.Benchmarks.Calls;

internal static class GatewayCallExtensions
{
    /// <summary>The call as this contender makes it.</summary>
    public static Func<CancellationToken, Task> By(this GatewayCall call, IContender contender) => call switch
    {
        GatewayCall.Policies => contender.ListPoliciesAsync,
        GatewayCall.Loan => contender.CreateLoanAsync,
        GatewayCall.Contract => contender.GetContractAsync,
        _ => contender.ReadErrorAsync,
    };

    /// <summary>The call as the tables call it.</summary>
    public static string Name(this GatewayCall call) => call switch
    {
        GatewayCall.Policies => "policies with 20 stores",
        GatewayCall.Loan => "open a loan",
        GatewayCall.Contract => "get a contract",
        _ => "a 400 as a typed exception",
    };
}
