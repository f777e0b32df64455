using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class StartUpTests
{
    public static TheoryData<string, Action<BaloanCallbackOptions>> BadSettings => new()
    {
        { "BaloanCallbackOptions.Secrets is empty", options => options.Secrets = [] },
        { "BaloanCallbackOptions.Secrets[1]", options => options.Secrets = [CallbackApp.Secret, "short"] },
        { "BaloanCallbackOptions.Secrets[0]", options => options.Secrets = ["with/slash-0123456789"] },
        { "BaloanCallbackOptions.Secrets[0]", options => options.Secrets = ["راز-طولانی-و-فارسی"] },
        { "BaloanCallbackOptions.AllowedNetworks[0]", options => options.AllowedNetworks = ["10.0.0.0/33"] },
        { "BaloanCallbackOptions.AllowedNetworks[1]", options => options.AllowedNetworks = ["10.0.0.0/8", "baloan.ir"] },
        { "BaloanCallbackOptions.MaxBodyBytes", options => options.MaxBodyBytes = 0 },
        { "BaloanCallbackOptions.MaxHangingHandlers", options => options.MaxHangingHandlers = 0 },
        { "BaloanCallbackOptions.ReadTimeout", options => options.ReadTimeout = TimeSpan.Zero },
        { "BaloanCallbackOptions.HandlerTimeout", options => options.HandlerTimeout = TimeSpan.FromDays(2) },
        { "BaloanCallbackOptions.TurnTimeout", options => options.TurnTimeout = -TimeSpan.FromSeconds(1) },
        { "BaloanCallbackOptions.Ledger must not be null", options => options.Ledger = null! },
        { "BaloanCallbackOptions.Ledger.Capacity", options => options.Ledger.Capacity = 0 },
        { "BaloanCallbackOptions.Ledger.RememberFor", options => options.Ledger.RememberFor = TimeSpan.Zero },
        { "BaloanCallbackOptions.Ledger.Timeout", options => options.Ledger.Timeout = TimeSpan.Zero },
        { "BaloanCallbackOptions.Ledger.PauseAfterFailure", options => options.Ledger.PauseAfterFailure = -TimeSpan.FromSeconds(1) },
        { "BaloanCallbackOptions.Ledger.LeaseTime", options => options.Ledger.LeaseTime = TimeSpan.Zero },
        { "BaloanCallbackOptions.VerifyWithGateway needs a client", options => options.VerifyWithGateway = true },
        { "BaloanCallbackOptions.ClientName", options => (options.VerifyWithGateway, options.ClientName) = (true, "unknown") },
    };

    [Theory]
    [MemberData(nameof(BadSettings), DisableDiscoveryEnumeration = true)]
    public async Task A_setting_that_cannot_work_stops_the_start_and_is_named(string named, Action<BaloanCallbackOptions> configure)
    {
        var start = () => CallbackApp.StartAsync(configure);

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message
            .Should().StartWith(named).And.NotContain("short").And.NotContain("with/slash").And.NotContain(CallbackApp.Secret);
    }

    [Fact]
    public void Mapping_without_a_handler_says_what_is_missing()
    {
        var app = WebApplication.CreateBuilder().Build();

        FluentActions.Invoking(() => app.MapBaloanCallbacks("/baloan/callbacks"))
            .Should().Throw<InvalidOperationException>().WithMessage("*AddBaloanCallbacks<THandler>*");
    }
}
