using Baloan.Sdk.Tests.DependencyInjection;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.Tests.Wire;

/// <summary>Handlers of the application that send elsewhere on purpose, and those that follow redirects by themselves.</summary>
public sealed class RedirectingHandlerTests
{
    private static readonly Uri Egress = new("https://egress.example/");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_handler_that_sends_everything_to_another_address_is_no_redirect(bool makesCopies, bool isWithinPrimary)
    {
        var gateway = new TestGateway(request => Sound(request));
        await using var provider = Services(gateway, isWithinPrimary ? null : () => new RewritingHandler(makesCopies), isWithinPrimary ? () => new RewritingHandler(makesCopies) : null);
        var client = provider.GetRequiredService<IBaloanClient>();

        await client.Contracts.GetAsync(TestClient.LoanId, Token);
        await client.Loans.CancelAsync(TestClient.LoanId, Token);

        gateway.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Address.Host == Egress.Host);
    }

    [Fact]
    public async Task A_handler_that_follows_redirects_makes_no_read_succeed()
    {
        await using var provider = Services(new TestGateway(request => Sound(request)), () => new FollowingHandler(), inPrimary: null);

        var act = () => provider.GetRequiredService<IBaloanClient>().Contracts.GetAsync(TestClient.LoanId, Token);

        (await act.Should().ThrowAsync<BaloanResponseException>()).WithMessage("*redirect*");
    }

    [Fact]
    public async Task A_handler_that_follows_redirects_makes_no_change_succeed()
    {
        await using var provider = Services(new TestGateway(request => Sound(request)), () => new FollowingHandler(), inPrimary: null);

        var act = () => provider.GetRequiredService<IBaloanClient>().Loans.CancelAsync(TestClient.LoanId, Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
    }

    [Theory]
    [InlineData("GET", "https://api.baloan.ir/login")]
    [InlineData("GET", null)]
    [InlineData("POST", "https://api.baloan.ir/login")]
    public async Task An_answer_to_another_request_is_no_success(string method, string? address)
    {
        using var gateway = new TestGateway(request =>
        {
            var answer = Sound(request);
            answer.RequestMessage = new HttpRequestMessage(new HttpMethod(method), address is null ? request.RequestUri : new Uri(address));
            return answer;
        });
        var client = TestClient.For(gateway);

        var act = () => client.Loans.CancelAsync(TestClient.LoanId, Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_refused_token_behind_a_redirect_makes_no_change_go_twice()
    {
        using var gateway = new TestGateway(request =>
        {
            var answer = TestGateway.Json("""{"detail":"x"}""", System.Net.HttpStatusCode.Unauthorized);
            answer.RequestMessage = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
            return answer;
        });
        var client = TestClient.For(gateway);

        var act = () => client.Contracts.SignAsync(TestClient.LoanId, "12345", Token);

        await act.Should().ThrowAsync<BaloanOutcomeUnknownException>();
        gateway.Requests.Should().ContainSingle();
    }

    private static HttpResponseMessage Sound(HttpRequestMessage request)
    {
        var answer = TestGateway.Json("""{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":false}""");
        answer.RequestMessage = request;
        return answer;
    }

    private static ServiceProvider Services(HttpMessageHandler gateway, Func<DelegatingHandler>? above, Func<DelegatingHandler>? inPrimary)
    {
        var services = new ServiceCollection();
        var builder = services.AddBaloanClient(ClientSetup.Complete);
        foreach (var client in new[] { builder.HttpClientBuilder, builder.BareHttpClientBuilder })
        {
            client.ConfigurePrimaryHttpMessageHandler(() => inPrimary is null ? gateway : With(inPrimary(), gateway));
            if (above is not null)
            {
                client.AddHttpMessageHandler(above);
            }
        }

        return services.BuildServiceProvider();
    }

    private static DelegatingHandler With(DelegatingHandler handler, HttpMessageHandler transport)
    {
        handler.InnerHandler = transport;
        return handler;
    }

    /// <summary>Sends to a gateway of the application's own network, in the message itself or in a copy.</summary>
    private sealed class RewritingHandler(bool makesCopies) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = new Uri(Egress, request.RequestUri!.PathAndQuery);
            if (makesCopies)
            {
                return base.SendAsync(new HttpRequestMessage(request.Method, address) { Content = request.Content }, cancellationToken);
            }

            request.RequestUri = address;
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Takes every first answer for a redirect.</summary>
    private sealed class FollowingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var first = await base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.Contains("/token/", StringComparison.Ordinal))
            {
                return first;
            }

            first.Dispose();
            request.RequestUri = new Uri(Egress, "elsewhere");
            request.Method = HttpMethod.Get;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
