using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Diagnostics;
using Baloan.Sdk.Tests.Gateway;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Baloan.Sdk.Tests.Hosting;

/// <summary><c>new BaloanClient(options, …)</c> with a clock and a handler of the application's own.</summary>
public sealed class HandlerWithoutContainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_and_token_requests_go_by_the_handler()
    {
        using var gateway = new TestGateway(HttpStatusCode.NoContent);
        using var client = ClientOver(gateway);

        await client.Loans.CancelAsync(TestClient.LoanId, Token);

        gateway.TokenRequests.Should().Be(1);
        gateway.Operations.Should().Be(1);
    }

    [Fact]
    public async Task The_handler_stays_the_callers()
    {
        using var gateway = new TestGateway(HttpStatusCode.NoContent);
        ClientOver(gateway).Dispose();
        using var next = ClientOver(gateway);

        await next.Loans.CancelAsync(TestClient.LoanId, Token);

        gateway.Operations.Should().Be(1);
    }

    public static TheoryData<string> Repeating => ["again and again", "copies", "at the same time", "reads it first"];

    [Theory]
    [MemberData(nameof(Repeating))]
    public async Task A_handler_that_repeats_repeats_no_change(string manner)
    {
        using var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        using var handler = Over(gateway, manner);
        using var client = ClientOver(handler);

        await client.Awaiting(baloan => baloan.Loans.CreateAsync(TestClient.LoanRequest, Token)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        gateway.Operations.Should().Be(1);
    }

    [Fact]
    public async Task Clients_that_share_a_handler_repeat_no_change_either()
    {
        using var gateway = new TestGateway(HttpStatusCode.InternalServerError);
        using var handler = Over(gateway, "again and again");
        using var first = ClientOver(handler);
        await first.Awaiting(baloan => baloan.Loans.CreateAsync(TestClient.LoanRequest, Token)).Should().ThrowAsync<BaloanOutcomeUnknownException>();
        using var second = ClientOver(handler);

        await second.Awaiting(baloan => baloan.Loans.CreateAsync(TestClient.LoanRequest, Token)).Should().ThrowAsync<BaloanOutcomeUnknownException>();

        gateway.Operations.Should().Be(2);
    }

    [Fact]
    public void Redirects_and_cookies_are_turned_off_and_that_is_told_once()
    {
        var log = new RecordingLogger();
        using var handler = new HttpClientHandler();
        using var client = ClientOver(handler, log: log);

        (handler.AllowAutoRedirect, handler.UseCookies).Should().Be((false, false));
        log.Count(1008).Should().Be(1);
    }

    [Fact]
    public async Task Time_is_that_of_the_clock()
    {
        var clock = new FakeTimeProvider();
        using var gateway = TestGateway.Reading(async token =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return new HttpResponseMessage();
        });
        using var client = ClientOver(gateway, clock, retries: 0);

        var thrown = await client.Awaiting(baloan => baloan.Policies.ListAsync(Token).WaitAsync(Patience.Limit, CancellationToken.None))
            .Should().ThrowAsync<BaloanConnectionException>();

        thrown.Which.InnerException.Should().BeOfType<TimeoutException>();
    }

    private static BaloanClient ClientOver(HttpMessageHandler handler, TimeProvider? clock = null, ILogger? log = null, int retries = 3)
    {
        var options = new BaloanClientOptions { Username = "partner", Password = "secret", Retry = { MaxRetries = retries, BaseDelay = TimeSpan.FromMilliseconds(1) } };
        if (clock is null)
        {
            options.BePatient();
        }

        return new BaloanClient(options, log is null ? null : new SingleLoggerFactory(log), clock, handler);
    }

    private static DelegatingHandler Over(HttpMessageHandler gateway, string manner)
    {
        DelegatingHandler handler = manner switch
        {
            "again and again" => new RepeatingHandler(3),
            "copies" => new CopyingHandler(),
            "at the same time" => new HedgingHandler(),
            _ => new ReadingHandler { InnerHandler = new RepeatingHandler(3) },
        };
        var innermost = handler;
        while (innermost.InnerHandler is DelegatingHandler inner)
        {
            innermost = inner;
        }

        innermost.InnerHandler = gateway;
        return handler;
    }
}
