using System.Net;
using Baloan.Sdk.Tests.Contracts;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>A token that served and is refused later is renewed; only tokens that never served speak for a gateway that takes none.</summary>
public sealed class RevokedTokenTests
{
    private readonly ObservedTime _time = new();
    private readonly SessionTokens _session = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What is called, what is answered to it, and the exception that this is, if any.</summary>
    private static readonly Dictionary<string, (string Operation, Func<HttpResponseMessage> Answer, Type? Failure)> Cases = new()
    {
        ["list"] = ("list policies", () => TestGateway.Json("[]"), null),
        ["refused loan"] = ("create loan", () => TestGateway.Json("""{"code":"age_not_in_valid_range"}""", HttpStatusCode.BadRequest), typeof(BaloanApplicantException)),
        ["unknown loan"] = ("get contract", () => TestGateway.Json("""{"detail":"Not found."}""", HttpStatusCode.NotFound), typeof(BaloanNotFoundException)),
        ["cancel"] = ("cancel", () => TestGateway.Json("[]"), null),
        ["download"] = (ClientOperation.Download, () => TestGateway.Answer(PdfFile.Of(2000), "application/pdf"), null),
    };

    public static TheoryData<string, bool> CasesWithAndWithoutRefresh =>
        [.. Cases.Keys.SelectMany(name => new TheoryDataRow<string, bool>[] { new(name, true), new(name, false) })];

    [Theory]
    [MemberData(nameof(CasesWithAndWithoutRefresh))]
    public async Task Each_revocation_of_a_token_that_served_costs_one_log_in_and_no_call(string name, bool issuesRefresh)
    {
        var (operation, answer, failure) = Cases[name];
        _session.IssuesRefresh = issuesRefresh;
        var arguments = new OperationArguments { ContractFile = new Uri("/media/contract.pdf", UriKind.Relative) };
        var client = Client(answer);
        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i < 5; i++)
            {
                var thrown = await Record.ExceptionAsync(() => ClientOperation.CallAsync(client, operation, arguments, Token));
                (thrown?.GetType()).Should().Be(failure);
            }

            _session.Revoke();
        }

        _session.Logins.Should().Be(6);
    }

    [Fact]
    public async Task Nodes_that_end_each_others_session_in_turn_both_go_on()
    {
        IBaloanClient[] nodes = [Client(), Client()];
        for (var i = 0; i < 20; i++)
        {
            await nodes[i % 2].Policies.ListAsync(Token);
        }

        _session.Logins.Should().Be(20);
    }

    [Fact]
    public async Task Revocations_without_end_make_no_storm_of_log_ins()
    {
        using var harness = new TokenHarness(time: _time);
        using var stop = new CancellationTokenSource();
        var clock = PassPausesAsync(stop.Token);
        var startedAt = _time.GetTimestamp();
        for (var i = 0; i < 100; i++)
        {
            var token = (await harness.GetAsync()).Token!;
            token.HasServed = true;
            (await harness.RenewAsync(token)).Token.Should().NotBeNull();
        }

        await stop.CancelAsync();
        await clock;
        _time.GetElapsedTime(startedAt).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(80), "twenty renewals go at once, and then one a second");
        harness.Logger.Count(1110).Should().BePositive();
    }

    [Fact]
    public async Task The_token_goes_on_to_serve_the_others_while_its_renewal_waits_for_its_turn()
    {
        using var harness = new TokenHarness(time: _time);
        for (var i = 0; i < 20; i++)
        {
            var served = await harness.TokenAsync();
            served.HasServed = true;
            await harness.RenewAsync(served);
        }

        var token = await harness.TokenAsync();
        token.HasServed = true;
        var renewal = harness.RenewAsync(token);
        await _time.WaitBegunAsync(IsPace);

        (await harness.GetAsync()).Token.Should().BeSameAs(token);
        renewal.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await renewal).Token!.Value.Should().NotBe(token.Value);
    }

    [Fact]
    public async Task An_operation_that_is_always_refused_takes_nothing_from_the_others()
    {
        _session.Refuses = request => request.RequestUri!.AbsolutePath.EndsWith("/cancel/", StringComparison.Ordinal);
        var client = Client();
        using var stop = new CancellationTokenSource();
        var clock = PassPausesAsync(stop.Token);
        for (var i = 0; i < 40; i++)
        {
            await client.Policies.ListAsync(Token);
            await FluentActions.Awaiting(() => client.Loans.CancelAsync(TestClient.LoanId, Token)).Should().ThrowAsync<BaloanAuthenticationException>();
        }

        await stop.CancelAsync();
        await clock;
        _session.Logins.Should().BeLessThanOrEqualTo(41);
    }

    [Fact]
    public async Task Tokens_that_were_never_taken_are_not_asked_for_one_after_the_other()
    {
        _session.Refuses = _ => true;
        var client = Client();
        for (var i = 0; i < 30; i++)
        {
            await FluentActions.Awaiting(() => client.Policies.ListAsync(Token)).Should().ThrowAsync<BaloanAuthenticationException>();
        }

        (_session.Logins + _session.Refreshes).Should().Be(3);
    }

    private static bool IsPace(TimeSpan wait) => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1);

    /// <summary>Lets each wait for a turn pass as soon as it has begun.</summary>
    private async Task PassPausesAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = _time.WaitBegunAsync(IsPace);
            var ended = Task.Delay(Timeout.Infinite, cancellationToken);
            if (await Task.WhenAny(pause, ended) == pause)
            {
                _time.Advance(await pause);
            }
        }
    }

    private IBaloanClient Client(Func<HttpResponseMessage>? answer = null) => TestClient.For(
        new TestGateway(_ => answer?.Invoke() ?? TestGateway.Json("[]")) { Tokens = _session }, clock: _time);
}
