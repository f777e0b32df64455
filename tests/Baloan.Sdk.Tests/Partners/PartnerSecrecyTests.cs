using Baloan.Sdk.Tests.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>Neither a partner's credentials nor its key reach a log, trace, metric or message.</summary>
public sealed class PartnerSecrecyTests : IAsyncDisposable
{
    private const string Key = "key-that-nobody-may-read";
    private const string Password = "password-that-nobody-may-read";

    private readonly Marketplace _market = new();

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Fact]
    public async Task Nothing_tells_of_credentials_and_keys()
    {
        using var ear = new Ear();
        _market.Services.AddSingleton<ILoggerFactory>(ear);
        _market.Table.SetPassword(Key, Password);
        _market.Tokens.SetPassword(Key, Password);
        await _market.CallAsync(Key);
        _market.Tokens.SetPassword(Key, "another");
        _market.Time.Advance(PartnersTokens.TokenLifetime);
        await HearFailureAsync(ear);
        _market.Table.BeforeAsync = (_, _) => throw new InvalidOperationException("The database is away.");
        _market.Time.Advance(TimeSpan.FromMinutes(1));
        await HearFailureAsync(ear);
        _market.Table.BeforeAsync = (_, _) => Task.CompletedTask;
        _market.Table.Remove(Key);
        await HearFailureAsync(ear);
        await HearFailureAsync(ear);
        ear.Hear("text", new BaloanPartner(Key, Password));
        ear.Hear("text", await _market.ClientAsync("other"));

        ear.Heard.Should().NotBeEmpty();
        ear.Heard.Should().NotContain(heard => heard.Text.Contains(Key) || heard.Text.Contains(Password));
    }

    [Fact]
    public async Task Metrics_and_activities_know_all_partners_by_one_name()
    {
        using var ear = new Ear();
        foreach (var number in Enumerable.Range(0, 50))
        {
            await _market.CallAsync($"partner-of-this-test-{number}");
        }

        ear.Heard.Should().Contain(heard => heard.Text.Contains("baloan.client=partners"));
        ear.Heard.Should().NotContain(heard => heard.Text.Contains("partner-of-this-test"));
    }

    private async Task HearFailureAsync(Ear ear)
    {
        var act = () => _market.CallAsync(Key);
        ear.Hear((await act.Should().ThrowAsync<BaloanException>()).Which);
    }
}
