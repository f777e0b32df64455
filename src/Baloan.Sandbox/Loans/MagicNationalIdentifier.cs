using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Loans;

/// <summary>
/// National identifiers, each with a right check digit, that always earn a code: some when the file is opened,
/// the others open a file on which a later operation earns it.
/// </summary>
internal static class MagicNationalIdentifier
{
    public static readonly IReadOnlyDictionary<string, string> ByCode = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ErrorCodes.UnauthorizedPartnership] = "9900000013",
        [ErrorCodes.PhoneNumberExistsWithAnotherNationalId] = "9900000021",
        [ErrorCodes.NationalIdExistsWithAnotherPhoneNumber] = "9900000031",
        [ErrorCodes.AgeNotInValidRange] = "9900000048",
        [ErrorCodes.InvalidDateFormat] = "9900000056",
        [ErrorCodes.PolicyMismatch] = "9900000064",
        [ErrorCodes.PhoneVerificationFailed] = "9900000072",
        [ErrorCodes.ServiceInquiryFailed] = "9900000080",
        [ErrorCodes.CanNotUpdate] = "9900000099",
        [ErrorCodes.FailedToCancelLoan] = "9900000102",
        [ErrorCodes.NotAllowedInState] = "9900000110",
        [ErrorCodes.AlreadyAgreedByUser] = "9900000129",
        [ErrorCodes.DuplicateRequest] = "9900000137",
        [ErrorCodes.NoRequestToVerify] = "9900000145",
        [ErrorCodes.IncorrectOtpCode] = "9900000153",
        [ErrorCodes.ThrottledOtpCode] = "9900000161",
        [ErrorCodes.LoanAmountExceedUserCredit] = "9900000171",
    };

    private static readonly Dictionary<string, string> Codes = ByCode.ToDictionary(pair => pair.Value, pair => pair.Key);

    private static readonly HashSet<string> Later = new(StringComparer.Ordinal)
    {
        ErrorCodes.CanNotUpdate, ErrorCodes.FailedToCancelLoan, ErrorCodes.NotAllowedInState, ErrorCodes.AlreadyAgreedByUser,
        ErrorCodes.NoRequestToVerify, ErrorCodes.IncorrectOtpCode, ErrorCodes.ThrottledOtpCode,
    };

    public static string? CodeOf(string nationalIdentifier) => Codes.GetValueOrDefault(nationalIdentifier);

    public static bool IsEarnedLater(string code) => Later.Contains(code);

    /// <summary>The code an operation on this applicant's loan always earns; null when it is free.</summary>
    public static string? CodeOf(string nationalIdentifier, SandboxOperation operation) =>
        CodeOf(nationalIdentifier) is { } code && IsEarned(code, operation) ? code : null;

    private static bool IsEarned(string code, SandboxOperation operation) => operation switch
    {
        SandboxOperation.OpenLoan => !Later.Contains(code),
        SandboxOperation.GetContract => code is ErrorCodes.NotAllowedInState,
        SandboxOperation.RequestOtp =>
            code is ErrorCodes.NotAllowedInState or ErrorCodes.ThrottledOtpCode or ErrorCodes.AlreadyAgreedByUser,
        SandboxOperation.SignContract => code is ErrorCodes.NotAllowedInState or ErrorCodes.CanNotUpdate
            or ErrorCodes.AlreadyAgreedByUser or ErrorCodes.NoRequestToVerify or ErrorCodes.IncorrectOtpCode,
        SandboxOperation.CancelLoan => code is ErrorCodes.FailedToCancelLoan,
        _ => false,
    };
}
