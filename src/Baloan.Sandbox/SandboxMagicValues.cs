using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox;

/// <summary>Values that always earn an error code, as card networks give cards to test with.</summary>
public static class SandboxMagicValues
{
    /// <summary>A user name that always earns <c>unauthorized_partnership</c>, with any password.</summary>
    public const string NotAPartner = "not-a-partner";

    /// <summary>By error code: the national identifier whose loan earns it. Every documented code is here.</summary>
    public static IReadOnlyDictionary<string, string> NationalIdentifiers => MagicNationalIdentifier.ByCode;

    /// <summary>By error code: the one-time password that earns it.</summary>
    public static IReadOnlyDictionary<string, string> Otps => MagicOtp.ByCode;
}
