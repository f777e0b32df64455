using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Partners;

/// <summary>The circuit breaker of each partner. In one class, since the metric of open breakers is that of all partners.</summary>
public sealed class BreakersOfPartnersTests : IAsyncDisposable
{
    private readonly Marketplace _market = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _market.DisposeAsync();

    [Fact]
    public async Task The_breaker_of_one_partner_leaves_the_others_alone()
    {
        _market.Gateway.AnswerAsync = (partner, _) => Task.FromResult(
            partner == "unlucky" ? new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) : Gateway.TestGateway.Json("[]"));
        var unlucky = (BaloanClient)await _market.ClientAsync("unlucky");
        for (var call = 0; !unlucky.IsCircuitOpen && call < 1000; call++)
        {
            var act = () => unlucky.Policies.ListAsync(Token);
            await act.Should().ThrowAsync<BaloanException>();
        }

        unlucky.IsCircuitOpen.Should().BeTrue();
        await _market.CallAsync("lucky");
        ((BaloanClient)await _market.ClientAsync("lucky")).IsCircuitOpen.Should().BeFalse();
    }

    [Fact]
    public async Task An_open_breaker_is_not_counted_once_its_client_is_let_go()
    {
        _market.Services.Configure<BaloanPartnersOptions>(options => options.MaxClients = 1);
        using var breakers = new OpenBreakers();
        _market.Gateway.AnswerAsync = (_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError));
        var unlucky = (BaloanClient)await _market.ClientAsync("unlucky");
        for (var call = 0; !unlucky.IsCircuitOpen && call < 1000; call++)
        {
            var act = () => unlucky.Policies.ListAsync(Token);
            await act.Should().ThrowAsync<BaloanException>();
        }

        breakers.Count.Should().Be(1);
        await _market.ClientAsync("other");

        breakers.Count.Should().Be(0);
    }
}
