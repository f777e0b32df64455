using System.Globalization;
using Baloan.Sandbox.Gateway;
using Baloan.Sandbox.Hosting;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Contracts;

/// <summary>What can be done with a loan's contract: read it, ask for a one-time password, sign.</summary>
internal sealed class LoanContracts(LoanBook book, BaloanSandboxOptions options, IdSource ids, TimeProvider timeProvider)
{
    private const int OtpCount = 100_000;

    // The codes that a magic applicant earns by these operations.
    private static readonly string[] CodesOfOtp =
        [ErrorCodes.NotAllowedInState, ErrorCodes.ThrottledOtpCode, ErrorCodes.AlreadyAgreedByUser];

    private static readonly string[] CodesOfSignature =
    [
        ErrorCodes.NotAllowedInState, ErrorCodes.CanNotUpdate, ErrorCodes.AlreadyAgreedByUser, ErrorCodes.NoRequestToVerify,
        ErrorCodes.IncorrectOtpCode,
    ];

    public LoanOutcome Read(Guid loanId)
    {
        if (book.Find(loanId) is not { } loan)
        {
            return GatewayError.NotFound;
        }

        if (SandboxMagicValues.CodeOf(loan.NationalIdentifier, ErrorCodes.NotAllowedInState) is { } code)
        {
            return code;
        }

        if (loan.ContractId is null)
        {
            return options.MissingContract == SandboxMissingContract.NotFound ? GatewayError.NotFound : ErrorCodes.NotAllowedInState;
        }

        return loan;
    }

    public LoanOutcome RequestOtp(Guid loanId) => book.Change(loanId, loan =>
    {
        var now = timeProvider.GetUtcNow();
        if (RefusalOfOtp(loan, now) is { } code)
        {
            return code;
        }

        return loan with { Otp = NewOtp(loan), OtpIssuedAt = now, OtpCount = loan.OtpCount + 1, OtpFailures = 0 };
    });

    public LoanOutcome Sign(Guid loanId, string otp) => book.Change(loanId, loan =>
    {
        if (RefusalOfSignature(loan, otp) is { } code)
        {
            return code;
        }

        if (loan.Otp == otp)
        {
            return loan with { IsAgreedByUser = true, Otp = null };
        }

        var failures = loan.OtpFailures + 1;
        var isLast = failures >= options.OtpAttempts;
        var counted = loan with { OtpFailures = failures, Otp = isLast ? null : loan.Otp };
        return new(counted, isLast ? ErrorCodes.ThrottledOtpCode : ErrorCodes.IncorrectOtpCode);
    });

    /// <summary>The contract's PDF in that language; null where there is no such contract.</summary>
    public byte[]? File(Guid contractId, string language)
    {
        if (book.FindByContract(contractId) is not { } loan)
        {
            return null;
        }

        var store = options.Policies.SelectMany(policy => policy.Stores).FirstOrDefault(store => store.Id == loan.StoreId);
        return ContractDocument.Write(loan, store?.TitleFa, ContractWording.Of(language));
    }

    private string? RefusalOfOtp(SandboxLoan loan, DateTimeOffset now)
    {
        if (SandboxMagicValues.CodeOf(loan.NationalIdentifier, CodesOfOtp) is { } code)
        {
            return code;
        }

        if (loan.IsAgreedByUser)
        {
            return ErrorCodes.AlreadyAgreedByUser;
        }

        if (loan.State != SandboxLoanState.ChequeVerified)
        {
            return ErrorCodes.NotAllowedInState;
        }

        return loan.OtpIssuedAt is { } last && now >= last && now - last < options.OtpPause ? ErrorCodes.ThrottledOtpCode : null;
    }

    private string? RefusalOfSignature(SandboxLoan loan, string otp)
    {
        if ((SandboxMagicValues.CodeOf(loan.NationalIdentifier, CodesOfSignature) ?? SandboxMagicValues.CodeOfOtp(otp)) is { } code)
        {
            return code;
        }

        if (loan.State is SandboxLoanState.Blocked or SandboxLoanState.Canceled)
        {
            return ErrorCodes.CanNotUpdate;
        }

        if (loan.IsAgreedByUser)
        {
            return ErrorCodes.AlreadyAgreedByUser;
        }

        if (loan.State != SandboxLoanState.ChequeVerified)
        {
            return ErrorCodes.NotAllowedInState;
        }

        var isExpired = loan.OtpIssuedAt is { } issued && timeProvider.GetUtcNow() - issued >= options.OtpLifetime;
        return loan.Otp is null || isExpired ? ErrorCodes.NoRequestToVerify : null;
    }

    private string NewOtp(SandboxLoan loan)
    {
        if (options.FixedOtp is { } otp)
        {
            return otp;
        }

        var kind = string.Create(CultureInfo.InvariantCulture, $"otp-{loan.Id:D}");
        var number = ids.Number(kind, loan.OtpCount, OtpCount);
        var code = number.ToString("D5", CultureInfo.InvariantCulture);
        return code.Any(digit => digit != code[0]) ? code : "24680";
    }
}
