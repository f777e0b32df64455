using System.Net;
using Baloan.Sdk.Authentication.Internal;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class RefusedCredentialsTests : IDisposable
{
    private readonly TokenHarness _harness = new();

    public RefusedCredentialsTests() => _harness.Gateway.Password = "another";

    [Fact]
    public async Task A_wrong_password_under_a_thousand_callers_makes_one_request_in_the_first_pause()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(_harness.GetAsync)));
        _harness.Time.Advance(TimeSpan.FromMilliseconds(999));
        var late = await _harness.FailureAsync();

        results.Should().OnlyContain(result => result.Failure != null);
        late.Should().BeOfType<BaloanAuthenticationException>().Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        _harness.Gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_pause_doubles_up_to_a_minute()
    {
        await _harness.FailureAsync();
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var before = _harness.Gateway.Requests.Count;
            _harness.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            await _harness.FailureAsync();
            _harness.Gateway.Requests.Should().HaveCount(before, "the pause of {0} s is not over", seconds);

            _harness.Time.Advance(TimeSpan.FromMilliseconds(1));
            await _harness.FailureAsync();
            _harness.Gateway.Requests.Should().HaveCount(before + 1, "the pause of {0} s is over", seconds);
        }
    }

    [Fact]
    public async Task New_credentials_end_the_pause_at_once()
    {
        await _harness.FailureAsync();

        _harness.Settings = new TokenSettings("partner", "another", _harness.Options);

        (await _harness.TokenAsync()).Should().NotBeNull();
        _harness.Gateway.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_success_makes_the_next_pause_short_again()
    {
        await _harness.FailureAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        await _harness.FailureAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(2));
        _harness.Gateway.Password = "right-password";
        await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        _harness.Gateway.Password = "another";
        _harness.Gateway.Interfere = request => request.IsRefresh ? TokenGateway.Answer(HttpStatusCode.Unauthorized, "{}") : null;
        await _harness.FailureAsync();
        var before = _harness.Gateway.Requests.Count;

        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        await _harness.FailureAsync();

        _harness.Gateway.Requests.Should().HaveCount(before + 1);
    }

    [Fact]
    public async Task A_token_that_still_serves_is_given_while_the_credentials_are_refused()
    {
        using var harness = new TokenHarness();
        var token = await harness.TokenAsync();
        harness.Gateway.Interfere = _ => TokenGateway.Answer(HttpStatusCode.Unauthorized, "{}");
        harness.Time.Advance(TimeSpan.FromSeconds(280));

        (await harness.TokenAsync()).Should().BeSameAs(token);
        (await harness.TokenAsync()).Should().BeSameAs(token);

        harness.Gateway.Requests.Should().HaveCount(3, "one refresh and one log-in were refused, and then there is a pause");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task Every_final_answer_is_remembered(HttpStatusCode status)
    {
        _harness.Gateway.Interfere = _ => TokenGateway.Answer(status, "{}");

        (await _harness.FailureAsync()).Should().BeAssignableTo<BaloanApiException>().Which.StatusCode.Should().Be(status);
        (await _harness.FailureAsync()).Should().BeAssignableTo<BaloanApiException>();

        _harness.Gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_gateway_that_refuses_every_new_token_is_not_asked_for_one_after_the_other()
    {
        _harness.Gateway.Password = "right-password";
        var results = new List<TokenResult>();
        for (var i = 0; i < 100; i++)
        {
            var result = await _harness.GetAsync();
            results.Add(result.Token is { } token ? await _harness.RenewAsync(token) : result);
        }

        _harness.Gateway.Requests.Should().HaveCount(3);
        results[^1].Failure!.ToException().Should().BeOfType<BaloanAuthenticationException>();
    }

    public void Dispose() => _harness.Dispose();
}
