using Baloan.Sdk.Http.Internal;
using Baloan.Sdk.Json.Internal;

namespace Baloan.Sdk.Policies.Internal;

internal sealed class PoliciesClient(GatewayTransport transport, RequestSettings settings) : IPoliciesClient
{
    private static readonly GatewayOperation List = GatewayOperation.Read(HttpMethod.Get, "loan-policies");
    private static readonly AnswerReader<List<LoanPolicy>> PoliciesReader = new(BaloanJsonContext.Default.ListLoanPolicy, MissingField);

    public async Task<IReadOnlyList<LoanPolicy>> ListAsync(CancellationToken cancellationToken)
    {
        var policies = await transport.SendAsync(new GatewayRequest(List, settings), PoliciesReader, cancellationToken).ConfigureAwait(false);
        policies.RemoveAll(static policy => policy is null);
        return policies;
    }

    private static string? MissingField(List<LoanPolicy> policies)
    {
        foreach (var policy in policies)
        {
            if (policy?.MissingField is { } missing)
            {
                return missing;
            }
        }

        return null;
    }
}
