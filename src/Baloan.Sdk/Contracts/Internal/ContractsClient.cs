using System.Text.Json;
using Baloan.Sdk.Http.Internal;
using Baloan.Sdk.Json.Internal;

namespace Baloan.Sdk.Contracts.Internal;

internal sealed class ContractsClient(GatewayTransport transport, RequestSettings settings, ContractDownload download, ContractPoll poll)
    : IContractsClient
{
    private static readonly GatewayOperation Get = GatewayOperation.Read(HttpMethod.Get, "loan/{uuid}/contract/");
    private static readonly GatewayOperation RequestOtp = GatewayOperation.Change(HttpMethod.Post, "loan/{uuid}/contract/", sendsJson: false);
    private static readonly GatewayOperation Sign = GatewayOperation.Change(new HttpMethod("PATCH"), "loan/{uuid}/contract/");
    private static readonly AnswerReader<LoanContract> ContractReader =
        new(BaloanJsonContext.Default.LoanContract, static contract => contract.MissingField);

    public Task<LoanContract> GetAsync(Guid loanId, CancellationToken cancellationToken)
    {
        RequestGuard.ThrowIfEmpty(loanId);
        return transport.SendAsync(new GatewayRequest(Get, settings, loanId), ContractReader, cancellationToken);
    }

    public Task<LoanContract> WaitForAsync(Guid loanId, CancellationToken cancellationToken) =>
        poll.UntilItExistsAsync(token => GetAsync(loanId, token), cancellationToken);

    public Task RequestOtpAsync(Guid loanId, CancellationToken cancellationToken)
    {
        RequestGuard.ThrowIfEmpty(loanId);
        return transport.SendAsync(new GatewayRequest(RequestOtp, settings, loanId), cancellationToken);
    }

    public Task SignAsync(Guid loanId, string otp, CancellationToken cancellationToken)
    {
        RequestGuard.ThrowIfEmpty(loanId);
        var body = JsonSerializer.SerializeToUtf8Bytes(new SignContractBody(OtpCode.Parse(otp)), BaloanJsonContext.Default.SignContractBody);
        return transport.SendAsync(new GatewayRequest(Sign, settings, loanId, body), cancellationToken);
    }

    public Task DownloadAsync(LoanContract contract, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(destination));
        }

        if (contract.MissingField is not null)
        {
            throw new ArgumentException("The contract's file has no address.", nameof(contract));
        }

        return download.SaveAsync(contract.File.Url, settings, destination, cancellationToken);
    }
}
