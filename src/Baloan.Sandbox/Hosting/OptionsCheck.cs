using System.Globalization;
using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Loans;

namespace Baloan.Sandbox.Hosting;

/// <summary>Refuses options that cannot work, naming the setting.</summary>
internal static class OptionsCheck
{
    /// <summary>The longest wait. A bare "1" is read as a day, which this refuses.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    private const decimal Million = 1_000_000m;
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OneHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    public static void Ensure(BaloanSandboxOptions options)
    {
        Must(options.Port is >= 0 and <= 65535, nameof(options.Port), "must be 0 to 65535");
        Must(!string.IsNullOrEmpty(options.Username), nameof(options.Username), "must not be empty");
        Must(!string.IsNullOrEmpty(options.Password), nameof(options.Password), "must not be empty");
        MustBePartners(options);
        MustLast(options.TokenLifetime, nameof(options.TokenLifetime), OneSecond, TenYears);
        MustLast(options.RefreshTokenLifetime, nameof(options.RefreshTokenLifetime), OneSecond, TenYears);
        Must(options.Policies is { Count: > 0 }, nameof(options.Policies), "must hold a policy");
        Must(Enum.IsDefined(options.Plan), nameof(options.Plan), "must be one of its values");
        Must(options.Plan != SandboxPlan.Formula || options.Policies.All(HasPlans), nameof(options.Plan), "must not be Formula where a policy's formula cannot be computed");
        Must(options.CreditPerApplicant >= 0, nameof(options.CreditPerApplicant), "must not be negative");
        MustLast(options.OtpLifetime, nameof(options.OtpLifetime), OneMillisecond, LongestWait);
        MustLast(options.OtpPause, nameof(options.OtpPause), TimeSpan.Zero, LongestWait);
        Must(options.OtpAttempts > 0, nameof(options.OtpAttempts), "must be positive");
        Must(options.FixedOtp is null || SandboxMagicValues.CodeOfOtp(options.FixedOtp) is null, nameof(options.FixedOtp), "must not be a magic value");
        Must(CallbackTarget.CanBe(options.CallbackUrl), nameof(options.CallbackUrl), "must be an absolute http or https address");
        Must(options.CallbackAttempts > 0, nameof(options.CallbackAttempts), "must be positive");
        MustLast(options.CallbackPause, nameof(options.CallbackPause), TimeSpan.Zero, LongestWait);
        MustLast(options.CallbackTimeout, nameof(options.CallbackTimeout), OneMillisecond, OneHour);
        Must(options.DataFile is null || (options.DataFile.Trim().Length > 0 && !options.DataFile.Contains('\0', StringComparison.Ordinal)), nameof(options.DataFile), "must be the path of a file");
        MustLast(options.Auto ?? OneSecond, nameof(options.Auto), OneMillisecond, LongestWait);
    }

    private static bool HasPlans(SandboxPolicy policy)
    {
        try
        {
            var amount = (long)((policy.Amount.Lower ?? policy.Amount.Upper ?? 1) * Million);
            return policy.PossibleLoanDues.All(due => RepaymentPlan.Of(SandboxPlan.Formula, amount, due, policy).MonthlyInstallmentAmount >= 0);
        }
        catch (Exception exception) when (exception is FormatException or ArithmeticException)
        {
            return false;
        }
    }

    private static void MustBePartners(BaloanSandboxOptions options)
    {
        const string setting = nameof(options.Partners);
        Must(options.Partners is not null && options.Partners.All(partner => partner is not null), setting, "must not hold null");
        var names = options.Partners!.Select(partner => partner.Username).Append(options.Username).ToList();
        Must(names.Distinct(StringComparer.Ordinal).Count() == names.Count, setting, "must have user names of their own");
        Must(!names.Contains(SandboxMagicValues.NotAPartner), setting, $"must not hold {SandboxMagicValues.NotAPartner}");
        Must(
            options.Partners!.All(partner => CallbackTarget.CanBe(partner.CallbackUrl)),
            setting,
            "must have absolute http or https addresses for their call backs");
    }

    private static void MustLast(TimeSpan value, string setting, TimeSpan least, TimeSpan most) => Must(
        value >= least && value <= most,
        setting,
        string.Create(CultureInfo.InvariantCulture, $"must be from {least:c} to {most:c}, but is {value:c}"));

    private static void Must(bool holds, string setting, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(BaloanSandboxOptions)}.{setting} {rule}.", setting);
        }
    }
}
