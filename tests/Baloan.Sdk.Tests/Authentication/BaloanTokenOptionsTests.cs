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

    private static IEnumerable<string> ViolationsOf(BaloanTokenOptions options)
    {
        var violations = NoViolations();
        options.Check(violations, "Token:");
        return violations.ToResult().Failures ?? [];
    }

    private static SettingViolations NoViolations() => new(new SettingKeys("Settings", []));
}
