using Baloan.Sdk.Internal;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class BaloanTokenOptionsTests
{
    public static TheoryData<string, Action<BaloanTokenOptions>> Violations => new()
    {
        { "Settings.Token.RenewAhead", options => options.RenewAhead = TimeSpan.FromSeconds(-1) },
        { "Settings.Token.FallbackLifetime", options => options.FallbackLifetime = TimeSpan.Zero },
        { "Settings.Token.Timeout", options => options.Timeout = Timeout.InfiniteTimeSpan },
        { "Settings.Token.AttemptTimeout", options => options.AttemptTimeout = TimeSpan.Zero },
        { "Settings.Token.AttemptTimeout", options => options.AttemptTimeout = TimeSpan.FromSeconds(31) },
        { "Settings.Token.MaxRetries", options => options.MaxRetries = -1 },
        { "Settings.Token.BaseDelay", options => options.BaseDelay = TimeSpan.FromSeconds(-1) },
        { "Settings.Token.Store must", options => options.Store = null! },
        { "Settings.Token.Store.Timeout", options => options.Store.Timeout = TimeSpan.Zero },
        { "Settings.Token.Store.PauseAfterFailure", options => options.Store.PauseAfterFailure = TimeSpan.FromDays(1) },
    };

    [Fact]
    public void The_defaults_are_valid() => ViolationsOf(new BaloanTokenOptions()).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_setting_that_cannot_work_is_named(string name, Action<BaloanTokenOptions> change)
    {
        var options = new BaloanTokenOptions();
        change(options);

        ViolationsOf(options).Should().ContainSingle().Which.Should().StartWith(name);
    }

    [Fact]
    public void A_distributed_store_without_a_protector_has_to_be_asked_for()
    {
        var options = new BaloanTokenStoreOptions();
        ViolationsOf(options, null).Should().ContainSingle().Which.Should().StartWith("Settings.Token.Store.AllowPlaintext ");
        ViolationsOf(options, new XorProtector(1)).Should().BeEmpty();

        options.AllowPlaintext = true;

        ViolationsOf(options, null).Should().BeEmpty();
    }

    private static IReadOnlyList<string> ViolationsOf(BaloanTokenOptions options)
    {
        var violations = NoViolations();
        options.Check(violations, "Token:");
        return violations.Found;
    }

    private static IReadOnlyList<string> ViolationsOf(BaloanTokenStoreOptions options, IBaloanTokenProtector? protector)
    {
        var violations = NoViolations();
        options.CheckProtector(violations, "Token:Store:", protector);
        return violations.Found;
    }

    private static SettingViolations NoViolations() => new(new SettingKeys("Settings", []));
}
