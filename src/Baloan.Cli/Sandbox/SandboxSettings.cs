using System.CommandLine;
using System.Numerics;
using Baloan.Cli.Terminal;
using Baloan.Sandbox;

namespace Baloan.Cli.Sandbox;

/// <summary>Every option of <c>baloan sandbox</c>.</summary>
internal static class SandboxSettings
{
    private const int UsualPort = 5080;

    public static IReadOnlyList<SandboxSetting> All() =>
    [
        Port(),
        Flag(nameof(BaloanSandboxOptions.ListenOnAnyAddress), "--any-address", "Listen on every network address, not on loopback only.", options => options.ListenOnAnyAddress = true),
        Flag(nameof(BaloanSandboxOptions.ControlFromAnywhere), "--control-from-anywhere", "Let other machines use /sandbox/… and the dashboard too, but no page of another site.", options => options.ControlFromAnywhere = true),
        Text(nameof(BaloanSandboxOptions.Username), "--username", "The partner's user name [default: partner].", (options, value) => options.Username = value),
        SecretSetting.Of(nameof(BaloanSandboxOptions.Password), "--password", "The partner's password [default: sandbox].", (options, value) => options.Password = value),
        PartnerSetting.Partners(),
        PartnerSetting.CallbackUrls(),
        Time(nameof(BaloanSandboxOptions.TokenLifetime), "--token-lifetime", "How long an access token is good [default: 5m].", (options, value) => options.TokenLifetime = value),
        Time(nameof(BaloanSandboxOptions.RefreshTokenLifetime), "--refresh-token-lifetime", "How long a refresh token is good [default: 1d].", (options, value) => options.RefreshTokenLifetime = value),
        Choice<SandboxRefreshMode>(nameof(BaloanSandboxOptions.Refresh), "--refresh", "What POST token/refresh/ does", (options, value) => options.Refresh = value),
        SecretSetting.Of(nameof(BaloanSandboxOptions.CallbackUrl), "--callback-url", "Your address that hears of every change of state.", (options, value) => options.CallbackUrl = Address(value)),
        SecretSetting.Of(nameof(BaloanSandboxOptions.CallbackSecret), "--callback-secret", "A secret that goes along in X-Baloan-Callback-Secret.", (options, value) => options.CallbackSecret = value),
        Text(nameof(BaloanSandboxOptions.DataFile), "--data", "A SQLite file, for its owner alone, that keeps everything across restarts.", (options, value) => options.DataFile = value),
        Time(nameof(BaloanSandboxOptions.Auto), "--auto", "Every loan walks to loan_paid by itself, a step each pause.", (options, value) => options.Auto = value),
        Number<int>(nameof(BaloanSandboxOptions.Seed), "--seed", "The same seed gives the same ids and codes [default: random].", (options, value) => options.Seed = value),
        Policies(),
        Choice<SandboxPlan>(nameof(BaloanSandboxOptions.Plan), "--plan", "How a repayment plan is computed: as in the documented example, or by the policy's formula", (options, value) => options.Plan = value),
        Flag(nameof(BaloanSandboxOptions.StrictNationalIds), "--strict-national-ids", "Take national codes with the right check digit alone.", options => options.StrictNationalIds = true),
        Number<long>(nameof(BaloanSandboxOptions.CreditPerApplicant), "--credit", "What an applicant may owe, in Toman [default: 50000000].", (options, value) => options.CreditPerApplicant = value),
        Text(nameof(BaloanSandboxOptions.FixedOtp), "--otp", "A one-time password for every loan [default: a new one each time].", (options, value) => options.FixedOtp = value),
        Time(nameof(BaloanSandboxOptions.OtpLifetime), "--otp-lifetime", "How long a one-time password is good [default: 2m].", (options, value) => options.OtpLifetime = value),
        Time(nameof(BaloanSandboxOptions.OtpPause), "--otp-pause", "The pause between two one-time passwords [default: 30s].", (options, value) => options.OtpPause = value),
        Choice<SandboxMissingContract>(nameof(BaloanSandboxOptions.MissingContract), "--missing-contract", "What is answered before the contract exists", (options, value) => options.MissingContract = value),
        Choice<SandboxErrorShape>(nameof(BaloanSandboxOptions.ErrorShape), "--error-shape", "The shape of error bodies", (options, value) => options.ErrorShape = value),
    ];

    private static SandboxSetting Port()
    {
        var option = new Option<int>("--port")
        {
            Description = "The port to listen on; 0 takes a free one.",
            CustomParser = ArgumentForm.ParseNumber<int>,
            DefaultValueFactory = _ => UsualPort,
        };
        return new(nameof(BaloanSandboxOptions.Port), option, (result, options) => options.Port = result.GetValue(option));
    }

    private static SandboxSetting Policies()
    {
        var option = new Option<string>("--policies") { Description = "The policies: the documented one, or more to choose from.", DefaultValueFactory = _ => "documented" };
        option.AcceptOnlyFromAmong("documented", "varied");
        return new(nameof(BaloanSandboxOptions.Policies), option, (result, options) =>
            options.Policies = result.GetValue(option) == "varied" ? SandboxPolicy.Varied : SandboxPolicy.Documented);
    }

    private static SandboxSetting Flag(string name, string option, string description, Action<BaloanSandboxOptions> apply)
    {
        var flag = new Option<bool>(option) { Description = description };
        return new(name, flag, (result, options) =>
        {
            if (result.GetValue(flag))
            {
                apply(options);
            }
        });
    }

    private static SandboxSetting Text(string name, string option, string description, Action<BaloanSandboxOptions, string> apply)
    {
        var text = new Option<string>(option) { Description = description };
        return new(name, text, (result, options) =>
        {
            if (result.GetValue(text) is { } value)
            {
                apply(options, value);
            }
        });
    }

    private static SandboxSetting Time(string name, string option, string description, Action<BaloanSandboxOptions, TimeSpan> apply) =>
        Given(name, ArgumentForm.Time(option, description), apply);

    private static SandboxSetting Number<T>(string name, string option, string description, Action<BaloanSandboxOptions, T> apply)
        where T : struct, IBinaryInteger<T> =>
        Given(name, ArgumentForm.Number<T>(option, description), apply);

    private static SandboxSetting Choice<T>(string name, string option, string description, Action<BaloanSandboxOptions, T> apply)
        where T : struct, Enum =>
        Given(name, ArgumentForm.Choice<T>(option, description), apply);

    private static SandboxSetting Given<T>(string name, Option<T?> option, Action<BaloanSandboxOptions, T> apply)
        where T : struct =>
        new(name, option, (result, options) =>
        {
            if (result.GetValue(option) is { } value)
            {
                apply(options, value);
            }
        });

    // Text that is no address becomes a relative one, and the check of the options refuses that by name.
    private static Uri Address(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) ? url : new Uri("/", UriKind.Relative);
}

/// <summary>An option of the command line and the setting of the sandbox it stands for.</summary>
internal sealed record SandboxSetting(string Name, Option Option, Action<ParseResult, BaloanSandboxOptions> Apply)
{
    /// <summary>The option that names a file with the value; null where the value is no secret.</summary>
    public Option? FileOption { get; init; }
}
