namespace Baloan.Sdk;

internal sealed class ContractsClient(CallSender calls, RequestSettings settings, ContractDownload download, ContractPoll poll)
    : IContractsClient
{
    private static readonly GatewayOperation Get = GatewayOperation.Read(HttpMethod.Get, "loan/{uuid}/contract/");
    private static readonly GatewayOperation RequestOtp = GatewayOperation.Change(HttpMethod.Post, "loan/{uuid}/contract/", sendsJson: false);
    private static readonly GatewayOperation Sign = GatewayOperation.Change(new HttpMethod("PATCH"), "loan/{uuid}/contract/");

    public Task<LoanContract> GetAsync(Guid loanId, CancellationToken cancellationToken) =>
        calls.SendAsync(CallRequest.OfLoan(Get, settings, loanId), LoanContract.Wire, cancellationToken);

    public Task<LoanContract> WaitForAsync(Guid loanId, CancellationToken cancellationToken) =>
        poll.UntilItExistsAsync(token => GetAsync(loanId, token), cancellationToken);

    public Task RequestOtpAsync(Guid loanId, CancellationToken cancellationToken) =>
        calls.SendAsync(CallRequest.OfLoan(RequestOtp, settings, loanId), cancellationToken);

    public Task SignAsync(Guid loanId, string otp, CancellationToken cancellationToken)
    {
        var body = JsonBody.Of(OtpCode.Parse(otp), static (json, code) => json.WriteString("otp"u8, code));
        return calls.SendAsync(CallRequest.OfLoan(Sign, settings, loanId, body), cancellationToken);
    }

    public Task DownloadAsync(LoanContract contract, Stream destination, CancellationToken cancellationToken)
    {
        var file = FileOf(contract);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written.", nameof(destination));
        }

        return download.SaveAsync(file, settings, destination, cancellationToken);
    }

    public Task DownloadAsync(LoanContract contract, string path, CancellationToken cancellationToken)
    {
        var file = FileOf(contract);
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentException("The path is empty.", nameof(path));
        }

        return ContractOnDisk.SaveAsync(path, stream => download.SaveAsync(file, settings, stream, cancellationToken));
    }

    private static Uri FileOf(LoanContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.File?.Url ?? throw new ArgumentException("The contract has no address of a file.", nameof(contract));
    }
}

/// <summary>Asks for a contract until it exists, no faster than the gateway likes.</summary>
internal sealed class ContractPoll(TimeSpan interval, TimeProvider timeProvider)
{
    // The gateway may slow the asking down; it may not put it off for ever.
    private const int MaxIntervals = 4;

    private readonly TimeSpan _longest = new(interval.Ticks * MaxIntervals);

    public async Task<LoanContract> UntilItExistsAsync(Func<CancellationToken, Task<LoanContract>> get, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan pause;
            try
            {
                return await get(cancellationToken).ConfigureAwait(false);
            }
            catch (BaloanApiException error) when (IsNotYet(error))
            {
                pause = error.RetryAfter is { } wanted && wanted > interval ? wanted < _longest ? wanted : _longest : interval;
            }

            await timeProvider.PauseAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsNotYet(BaloanApiException error) =>
        (error is BaloanNotFoundException && error.Operation != TokenEndpoint.LoginOperation) || error is BaloanRateLimitedException || error.Code == BaloanErrorCode.NotAllowedInState;
}

/// <summary>An OTP as the user typed it, made what the gateway wants: 4 to 8 ASCII digits.</summary>
internal static class OtpCode
{
    private const int MinLength = 4;
    private const int MaxLength = 8;

    public static string Parse(string otp)
    {
        ArgumentNullException.ThrowIfNull(otp);
        Span<char> digits = stackalloc char[MaxLength];
        return DigitReader.TryRead(otp.AsSpan(), asPhone: false, digits, out var count, out _) && count >= MinLength
            ? digits.Slice(0, count).ToString()
            : throw new ArgumentException("An OTP has 4 to 8 digits.", nameof(otp));
    }
}
