namespace Baloan.Sdk;

internal sealed class LoansClient(CallSender calls, RequestSettings settings) : ILoansClient
{
    private static readonly GatewayOperation Create = GatewayOperation.Change(HttpMethod.Post, "loan/");
    private static readonly GatewayOperation Cancel = GatewayOperation.Change(HttpMethod.Post, "loan/{uuid}/cancel/");
    private static readonly AnswerReader<Loan> Answer = new(LoanReader.Read, static loan => loan.MissingField);

    public Task<Loan> CreateAsync(CreateLoanRequest request, CancellationToken cancellationToken)
    {
        CreateLoanRequestCheck.ThrowIfInvalid(request);
        return calls.SendAsync(new CallRequest(Create, settings, Body: RequestBody.Of(request)), Answer, cancellationToken);
    }

    public Task CancelAsync(Guid loanId, CancellationToken cancellationToken) =>
        calls.SendAsync(CallRequest.OfLoan(Cancel, settings, loanId), cancellationToken);
}
