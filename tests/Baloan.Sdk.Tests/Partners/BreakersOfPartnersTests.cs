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
        _market.AnswerAsync = (partner, _) => Task.FromResult(
            partner == "unlucky" ? new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError) : Gateway.TestGateway.Json("[]"));
        await OpenBreakerAsync("unlucky");

        await _market.CallAsync("lucky");
        ((BaloanClient)await _market.ClientAsync("lucky")).IsCircuitOpen.Should().BeFalse();
    }

    [Fact]
    public async Task A_trial_for_which_the_store_fails_leaves_the_breaker_open()
    {
        _market.AnswerAsync = (_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError));
        var client = await OpenBreakerAsync("unlucky");
        _market.Time.Advance(PartnersTokens.TokenLifetime);
        _market.Table.BeforeAsync = (_, _) => throw new InvalidOperationException("The table cannot be read.");

        await Record.ExceptionAsync(() => client.Policies.ListAsync(Token));

        client.IsCircuitOpen.Should().BeTrue("the gateway was not asked");
    }

    [Fact]
    public async Task An_open_breaker_is_not_counted_once_its_client_is_let_go()
    {
        _market.Services.Configure<BaloanPartnersOptions>(options => options.MaxClients = 1);
        using var breakers = new OpenBreakers();
        _market.AnswerAsync = (_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError));
        await OpenBreakerAsync("unlucky");

        breakers.Count.Should().Be(1);
        await _market.ClientAsync("other");

        breakers.Count.Should().Be(0);
    }

    [Fact]
    public async Task Changes_that_end_with_their_client_leave_no_open_breaker_in_the_count()
    {
        using var breakers = new OpenBreakers();
        _market.AnswerAsync = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage(System.Net.HttpStatusCode.OK);
        };
        var client = await _market.ClientAsync("leaving");
        await ((BaloanClient)client).AuthenticateAsync(Token);
        var loans = Enumerable.Range(0, 20).Select(_ => Record.ExceptionAsync(() => client.Loans.CreateAsync(Gateway.TestClient.LoanRequest, Token)).AsTask()).ToArray();

        await _market.DisposeAsync();

        (await Task.WhenAll(loans)).Should().AllBeOfType<BaloanOutcomeUnknownException>();
        breakers.Count.Should().Be(0);
    }

    private async Task<BaloanClient> OpenBreakerAsync(string key)
    {
        var client = (BaloanClient)await _market.ClientAsync(key);
        for (var call = 0; !client.IsCircuitOpen && call < 1000; call++)
        {
            var act = () => client.Policies.ListAsync(Token);
            await act.Should().ThrowAsync<BaloanException>();
        }

        client.IsCircuitOpen.Should().BeTrue();
        return client;
    }
}
