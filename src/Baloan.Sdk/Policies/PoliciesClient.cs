namespace Baloan.Sdk;

internal sealed class PoliciesClient(CallSender calls, RequestSettings settings) : IPoliciesClient
{
    private static readonly GatewayOperation List = GatewayOperation.Read(HttpMethod.Get, "loan-policies");

    public Task<IReadOnlyList<LoanPolicy>> ListAsync(CancellationToken cancellationToken) =>
        calls.SendAsync(new CallRequest(List, settings), LoanPolicy.WireList, cancellationToken);
}
