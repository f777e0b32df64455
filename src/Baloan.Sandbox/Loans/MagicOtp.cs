using Baloan.Sandbox.Gateway;

namespace Baloan.Sandbox.Loans;

/// <summary>One-time passwords that always earn a code; all are five times the same digit.</summary>
internal static class MagicOtp
{
    public static readonly IReadOnlyDictionary<string, string> ByCode = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ErrorCodes.IncorrectOtpCode] = "00000",
        [ErrorCodes.NoRequestToVerify] = "11111",
        [ErrorCodes.ThrottledOtpCode] = "22222",
        [ErrorCodes.AlreadyAgreedByUser] = "33333",
        [ErrorCodes.CanNotUpdate] = "44444",
        [ErrorCodes.NotAllowedInState] = "55555",
    };

    public static string? CodeOf(string otp) => ByCode.FirstOrDefault(pair => pair.Value == otp).Key;
}
