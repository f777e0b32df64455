using Baloan.Sdk.Internal;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class BaloanTokenOptionsTests
{
    public static TheoryData<string, Action<BaloanTokenOptions>> Violations => new()
    {
        { "Token:RenewAhead", options => options.RenewAhead = TimeSpan.FromSeconds(-1) },
        { "Token:FallbackLifetime", options => options.FallbackLifetime = TimeSpan.Zero },
        { "Token:TotalTimeout", options => options.TotalTimeout = Timeout.InfiniteTimeSpan },
        { "Token:AttemptTimeout", options => options.AttemptTimeout = TimeSpan.Zero },
        { "Token:AttemptTimeout", options => options.AttemptTimeout = TimeSpan.FromSeconds(31) },
        { "Token:MaxRetryAttempts", options => options.MaxRetryAttempts = -1 },
        { "Token:RetryDelay", options => options.RetryDelay = TimeSpan.FromSeconds(-1) },
        { "Token:Store must", options => options.Store = null! },
        { "Token:Store:Timeout", options => options.Store.Timeout = TimeSpan.Zero },
        { "Token:Store:PauseAfterFailure", options => options.Store.PauseAfterFailure = TimeSpan.FromDays(1) },
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
        options.FindProtectorViolation("Token:Store:", null).Should().StartWith("Token:Store:AllowPlaintext");
        options.FindProtectorViolation("Token:Store:", new XorProtector(1)).Should().BeNull();

        options.AllowPlaintext = true;

        options.FindProtectorViolation("Token:Store:", null).Should().BeNull();
    }

    private static IReadOnlyList<string> ViolationsOf(BaloanTokenOptions options)
    {
        var violations = new SettingViolations();
        options.Check(violations, "Token:");
        return violations.Found;
    }
}
