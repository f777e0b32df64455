using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class StartUpTests
{
    public static TheoryData<string, Action<BaloanCallbackOptions>> BadSettings => new()
    {
        { "Secrets is empty", options => options.Secrets = [] },
        { "Secrets:1", options => options.Secrets = [CallbackApp.Secret, "short"] },
        { "Secrets:0", options => options.Secrets = ["with/slash-0123456789"] },
        { "Secrets:0", options => options.Secrets = ["راز-طولانی-و-فارسی"] },
        { "AllowedNetworks:0", options => options.AllowedNetworks = ["10.0.0.0/33"] },
        { "AllowedNetworks:1", options => options.AllowedNetworks = ["10.0.0.0/8", "baloan.ir"] },
        { "MaxBodyBytes", options => options.MaxBodyBytes = 0 },
        { "ReadTimeout", options => options.ReadTimeout = TimeSpan.Zero },
        { "HandlerTimeout", options => options.HandlerTimeout = TimeSpan.FromDays(2) },
        { "TurnTimeout", options => options.TurnTimeout = -TimeSpan.FromSeconds(1) },
        { "Ledger must not be null", options => options.Ledger = null! },
        { "Ledger:Capacity", options => options.Ledger.Capacity = 0 },
        { "Ledger:RememberFor", options => options.Ledger.RememberFor = TimeSpan.Zero },
        { "Ledger:Timeout", options => options.Ledger.Timeout = TimeSpan.Zero },
        { "Ledger:PauseAfterFailure", options => options.Ledger.PauseAfterFailure = -TimeSpan.FromSeconds(1) },
        { "Ledger:LeaseTime", options => options.Ledger.LeaseTime = TimeSpan.Zero },
        { "VerifyWithGateway needs a client", options => options.VerifyWithGateway = true },
        { "ClientName", options => (options.VerifyWithGateway, options.ClientName) = (true, "unknown") },
    };

    [Theory]
    [MemberData(nameof(BadSettings), DisableDiscoveryEnumeration = true)]
    public async Task A_setting_that_cannot_work_stops_the_start_and_is_named(string named, Action<BaloanCallbackOptions> configure)
    {
        var start = () => CallbackApp.StartAsync(configure);

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Message
            .Should().Contain(named).And.NotContain("short").And.NotContain("with/slash").And.NotContain(CallbackApp.Secret);
    }

    [Fact]
    public void Mapping_without_a_handler_says_what_is_missing()
    {
        var app = WebApplication.CreateBuilder().Build();

        FluentActions.Invoking(() => app.MapBaloanCallbacks("/baloan/callbacks"))
            .Should().Throw<InvalidOperationException>().WithMessage("*AddBaloanCallbacks<THandler>*");
    }
}
