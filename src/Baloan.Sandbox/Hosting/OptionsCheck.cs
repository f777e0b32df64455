using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Hosting;

/// <summary>Refuses options that cannot work, naming the setting.</summary>
internal static class OptionsCheck
{
    public static void Ensure(BaloanSandboxOptions options)
    {
        Must(options.Port is >= 0 and <= 65535, nameof(options.Port), "must be 0 to 65535");
        Must(!string.IsNullOrEmpty(options.Username), nameof(options.Username), "must not be empty");
        Must(!string.IsNullOrEmpty(options.Password), nameof(options.Password), "must not be empty");
        Must(options.TokenLifetime >= TimeSpan.FromSeconds(1), nameof(options.TokenLifetime), "must be a second or more");
        Must(options.RefreshTokenLifetime >= TimeSpan.FromSeconds(1), nameof(options.RefreshTokenLifetime), "must be a second or more");
        Must(options.Policies is { Count: > 0 }, nameof(options.Policies), "must hold a policy");
        Must(options.CreditPerApplicant >= 0, nameof(options.CreditPerApplicant), "must not be negative");
        Must(options.OtpLifetime > TimeSpan.Zero, nameof(options.OtpLifetime), "must be positive");
        Must(options.OtpPause >= TimeSpan.Zero, nameof(options.OtpPause), "must not be negative");
        Must(options.OtpAttempts > 0, nameof(options.OtpAttempts), "must be positive");
        Must(options.FixedOtp is null || MagicOtp.CodeOf(options.FixedOtp) is null, nameof(options.FixedOtp), "must not be a magic value");
        Must(options.CallbackUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, nameof(options.CallbackUrl), "must be an absolute http or https address");
        Must(options.CallbackAttempts > 0, nameof(options.CallbackAttempts), "must be positive");
        Must(options.CallbackPause >= TimeSpan.Zero, nameof(options.CallbackPause), "must not be negative");
        Must(options.CallbackTimeout > TimeSpan.Zero, nameof(options.CallbackTimeout), "must be positive");
        Must(options.Auto is null || options.Auto > TimeSpan.Zero, nameof(options.Auto), "must be positive");
    }

    private static void Must(bool holds, string setting, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(BaloanSandboxOptions)}.{setting} {rule}.", setting);
        }
    }
}
