using System.Globalization;
using System.Net;
using System.Text;
using Baloan.Sdk.Tests.Gateway;
using CsCheck;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.Tests.Authentication;

/// <summary>No time that the gateway or a shared store tells stops a client: what cannot be true is ignored, what is too much is cut.</summary>
public sealed class OddTimesTests
{
    private static readonly long Cases = Math.Max(100, PropertyTests.Cases / 20);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_any_times_in_the_gateways_answers_the_next_sane_one_serves(bool isShared) =>
        await Gen.Select(OddTimes.Json, OddTimes.Json, OddTimes.Json, OddTimes.Date, OddTimes.RetryAfter, Gen.OneOf(200, 200, 429, 503)).SampleAsync(
            async (exp, iat, nbf, date, retryAfter, status) =>
            {
                using var scene = new Scene(isShared);
                scene.Odd = request => Answer(
                    status == 200
                        ? $$"""{"access":"{{Jwt.WithPayload($$"""{"exp":{{exp}},"iat":{{iat}},"nbf":{{nbf}},"jti":"{{request.Number}}"}""")}}","refresh":"r{{request.Number}}","expires_in":{{exp}},"expires":{{nbf}}}"""
                        : "{}",
                    status,
                    date,
                    retryAfter);
                foreach (var node in scene.Nodes)
                {
                    ShouldBeTheGateways(await Scene.RefusedAsync(node));
                }

                scene.Odd = null;
                await scene.ShouldServeAsync();
            },
            iter: Cases,
            threads: 1);

    [Fact]
    public async Task Any_times_in_a_shared_entry_leave_a_node_with_a_token() =>
        await Gen.Select(OddTimes.Json, OddTimes.Json, OddTimes.Date).SampleAsync(
            async (expiry, lifetime, date) =>
            {
                using var scene = new Scene(isShared: true);
                scene.Plant(expiry, lifetime);
                scene.Odd = request => date is null ? null : Answer($$"""{"access":"opaque-{{request.Number}}"}""", 200, date, null);
                foreach (var node in scene.Nodes)
                {
                    ShouldBeTheGateways(await Scene.RefusedAsync(node));
                }

                scene.Odd = null;
                await scene.ShouldServeAsync();
            },
            iter: Cases,
            threads: 1);

    [Fact]
    public async Task Any_pause_that_an_operation_is_asked_for_can_be_waited_for() =>
        await Gen.Select(OddTimes.RetryAfter, OddTimes.Date, Gen.OneOf(400, 408, 429, 500, 503)).SampleAsync(
            async (retryAfter, date, status) =>
            {
                var client = TestClient.For(
                    new TestGateway(_ => Answer("{}", status, date, retryAfter)),
                    options => options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1));
                foreach (var call in new Func<Task>[] { () => client.Policies.ListAsync(), () => client.Loans.CancelAsync(TestClient.LoanId) })
                {
                    var error = (await call.Should().ThrowAsync<BaloanException>()).Which;
                    ((error as BaloanApiException)?.RetryAfter ?? TimeSpan.Zero).Should().BeGreaterThanOrEqualTo(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromDays(1));
                    error.ToString().Should().NotContain("ArgumentOutOfRange");
                }
            },
            iter: Cases,
            threads: 1);

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Fri, 20 Mar 2076 10:00:00 GMT")]
    public async Task A_date_that_cannot_be_true_keeps_no_node_from_sharing(string date)
    {
        using var scene = new Scene(isShared: true);
        scene.Odd = request => request.Number == 1 ? Answer(scene.FreshToken(request), 200, date, null) : Answer(scene.FreshToken(request), 200, null, null);
        for (var seconds = 0; seconds < 900; seconds += 10)
        {
            foreach (var node in scene.Nodes)
            {
                await node.TokenAsync();
            }

            scene.Time.Advance(TimeSpan.FromSeconds(10));
        }

        scene.Tokens.Requests.Count.Should().BeInRange(4, 5, "the nodes take each other's tokens");
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.4)]
    public async Task A_token_that_is_said_to_end_at_once_is_kept_for_the_configured_time(double seconds)
    {
        using var harness = new TokenHarness();
        harness.Tokens.Interfere = request => TestGateway.Json(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"access":"{{Jwt.WithPayload(string.Create(CultureInfo.InvariantCulture, $$"""{"exp":{{harness.Time.GetUtcNow().ToUnixTimeSeconds() + seconds}}}"""))}}"}"""));
        for (var i = 0; i < 100; i++)
        {
            await harness.TokenAsync();
        }

        harness.Tokens.Requests.Should().ContainSingle();
    }

    private static void ShouldBeTheGateways(TokenResult result)
    {
        if (result.Failure?.ToException() is { } failure)
        {
            failure.Should().BeAssignableTo<BaloanApiException>("a time is no reason to fail: {0}", failure);
        }
    }

    private static HttpResponseMessage Answer(string body, int status, string? date, string? retryAfter)
    {
        var answer = TestGateway.Json(body, (HttpStatusCode)status);
        if (date is not null)
        {
            answer.Headers.TryAddWithoutValidation("Date", date);
        }

        if (retryAfter is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return answer;
    }

    /// <summary>Two nodes before one gateway, which sends no date of its own.</summary>
    private sealed class Scene : IDisposable
    {
        private static readonly Uri Address = new("https://gateway.test/");

        private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));

        public Scene(bool isShared)
        {
            Tokens = new JwtTokens(Time) { SendsDate = false, Interfere = request => Odd?.Invoke(request) };
            Nodes = [Node(isShared), Node(isShared)];
        }

        public ObservedTime Time { get; } = new();

        public JwtTokens Tokens { get; }

        public TokenHarness[] Nodes { get; }

        public Func<TokenRequest, HttpResponseMessage?>? Odd { get; set; }

        public string FreshToken(TokenRequest request) =>
            $$"""{"access":"{{Jwt.Create("access", request.Number, Time.GetUtcNow(), Time.GetUtcNow().AddMinutes(5))}}"}""";

        public void Plant(string expiry, string lifetime)
        {
            var key = new DistributedTokenStore(_cache, null, "Default", Address).KeyOf("partner");
            var entry = $$"""{"version":1,"key":"{{key}}","access":"planted","refresh":null,"expiry":{{expiry}},"lifetime":{{lifetime}}}""";
            _cache.Set(key, Encoding.UTF8.GetBytes(entry), new());
        }

        /// <summary>Gets a token, and after it has ended or was refused the next.</summary>
        public static async Task<TokenResult> RefusedAsync(TokenHarness node)
        {
            var result = await node.GetAsync();
            if (result.Token is { } token)
            {
                token.HasServed = true;
                result = await node.RenewAsync(token);
            }

            await node.Manager.Idle;
            return result;
        }

        public async Task ShouldServeAsync()
        {
            // Past every pause that a failure may have begun.
            Time.Advance(TimeSpan.FromMinutes(2));
            foreach (var node in Nodes)
            {
                var token = await node.TokenAsync();
                token.HasServed = true;
                (await node.RenewAsync(token)).Token.Should().NotBeNull();
            }
        }

        public void Dispose()
        {
            foreach (var node in Nodes)
            {
                node.Dispose();
            }
        }

        private TokenHarness Node(bool isShared) => new(
            isShared ? new DistributedTokenStore(_cache, null, "Default", Address) : null,
            Time,
            Tokens,
            options: new BaloanTokenOptions { MaxRetries = 0 });
    }
}
