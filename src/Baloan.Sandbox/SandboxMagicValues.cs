using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox;

/// <summary>Values that always earn an error code, as card networks give cards to test with.</summary>
public static class SandboxMagicValues
{
    /// <summary>A user name that always earns <c>unauthorized_partnership</c>, with any password.</summary>
    public const string NotAPartner = "not-a-partner";

    /// <summary>
    /// By error code: the national identifier whose loan earns it. Every documented code is here. Some are earned when the file is opened;
    /// the others open a file on which a later operation earns them. Each has the right check digit.
    /// </summary>
    public static IReadOnlyDictionary<string, string> NationalIdentifiers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
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

    /// <summary>By error code: the one-time password that earns it. Each is five times the same digit.</summary>
    public static IReadOnlyDictionary<string, string> Otps { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ErrorCodes.IncorrectOtpCode] = "00000",
        [ErrorCodes.NoRequestToVerify] = "11111",
        [ErrorCodes.ThrottledOtpCode] = "22222",
        [ErrorCodes.AlreadyAgreedByUser] = "33333",
        [ErrorCodes.CanNotUpdate] = "44444",
        [ErrorCodes.NotAllowedInState] = "55555",
    };

    internal static bool IsMagic(string nationalIdentifier) => NationalIdentifiers.Values.Contains(nationalIdentifier);

    /// <summary>Which of an operation's codes an applicant always earns; null for none.</summary>
    internal static string? CodeOf(string nationalIdentifier, params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (NationalIdentifiers[code] == nationalIdentifier)
            {
                return code;
            }
        }

        return null;
    }

    internal static string? CodeOfOtp(string otp) => Otps.FirstOrDefault(pair => pair.Value == otp).Key;
}
