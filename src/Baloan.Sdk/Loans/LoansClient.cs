namespace Baloan.Sdk;

internal sealed class LoansClient(CallSender transport, RequestSettings settings) : ILoansClient
{
    private static readonly GatewayOperation Create = GatewayOperation.Change(HttpMethod.Post, "loan/");
    private static readonly GatewayOperation Cancel = GatewayOperation.Change(HttpMethod.Post, "loan/{uuid}/cancel/");
    private static readonly AnswerReader<Loan> Answer = new(LoanReader.Read, static loan => loan.MissingField);

    public Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken)
    {
        CreateLoanRequestCheck.ThrowIfInvalid(request);
        return transport.SendAsync(new CallRequest(Create, settings, Body: RequestBody.Of(request)), Answer, cancellationToken);
    }

    public Task CancelAsync(Guid loanId, CancellationToken cancellationToken)
    {
        RequestGuard.ThrowIfEmpty(loanId);
        return transport.SendAsync(new CallRequest(Cancel, settings, loanId), cancellationToken);
    }
}
