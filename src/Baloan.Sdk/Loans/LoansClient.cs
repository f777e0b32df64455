namespace Baloan.Sdk;

internal sealed class LoansClient(CallSender calls, RequestSettings settings) : ILoansClient
{
    private static readonly GatewayOperation Create = GatewayOperation.Change(HttpMethod.Post, "loan/");
    private static readonly GatewayOperation Cancel = GatewayOperation.Change(HttpMethod.Post, "loan/{uuid}/cancel/");

    public Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.ThrowIfInvalid();
        return calls.SendAsync(new CallRequest(Create, settings, Body: request.ToJson()), Loan.Wire, cancellationToken);
    }

    public Task CancelAsync(Guid loanId, CancellationToken cancellationToken) =>
        calls.SendAsync(CallRequest.OfLoan(Cancel, settings, loanId), cancellationToken);
}
