namespace Baloan.Sdk;

internal sealed class PoliciesClient(CallSender calls, RequestSettings settings) : IPoliciesClient
{
    private static readonly GatewayOperation List = GatewayOperation.Read(HttpMethod.Get, "loan-policies");
    private static readonly AnswerReader<IReadOnlyList<LoanPolicy>> Answer = new(PolicyReader.ReadList, MissingField);

    public Task<IReadOnlyList<LoanPolicy>> ListAsync(CancellationToken cancellationToken) =>
        calls.SendAsync(new CallRequest(List, settings), Answer, cancellationToken);

    private static string? MissingField(IReadOnlyList<LoanPolicy> policies)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            if (policies[i].MissingField is { } missing)
            {
                return missing;
            }
        }

        return null;
    }
}
