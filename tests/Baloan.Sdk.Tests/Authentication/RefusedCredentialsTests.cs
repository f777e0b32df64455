using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class RefusedCredentialsTests : IDisposable
{
    private readonly TokenHarness _harness = new();

    public RefusedCredentialsTests() => _harness.Tokens.Password = "another";

    [Fact]
    public async Task A_wrong_password_under_a_thousand_callers_makes_one_request_in_the_first_pause()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(_harness.GetAsync)));
        _harness.Time.Advance(TimeSpan.FromMilliseconds(999));
        var late = await _harness.FailureAsync();

        results.Should().OnlyContain(result => result.Failure != null);
        late.Should().BeOfType<BaloanAuthenticationException>().Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_pause_doubles_up_to_a_minute()
    {
        await _harness.FailureAsync();
        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var before = _harness.Tokens.Requests.Count;
            _harness.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            await _harness.FailureAsync();
            _harness.Tokens.Requests.Should().HaveCount(before, "the pause of {0} s is not over", seconds);

            _harness.Time.Advance(TimeSpan.FromMilliseconds(1));
            await _harness.FailureAsync();
            _harness.Tokens.Requests.Should().HaveCount(before + 1, "the pause of {0} s is over", seconds);
        }
    }

    [Fact]
    public async Task New_credentials_end_the_pause_at_once()
    {
        await _harness.FailureAsync();

        _harness.Settings = new TokenSettings("partner", "another", _harness.Options);

        (await _harness.TokenAsync()).Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_success_makes_the_next_pause_short_again()
    {
        await _harness.FailureAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        await _harness.FailureAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(2));
        _harness.Tokens.Password = "right-password";
        await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        _harness.Tokens.Password = "another";
        _harness.Tokens.Interfere = request => request.IsRefresh ? TestGateway.Json("{}", HttpStatusCode.Unauthorized) : null;
        await _harness.FailureAsync();
        var before = _harness.Tokens.Requests.Count;

        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        await _harness.FailureAsync();

        _harness.Tokens.Requests.Should().HaveCount(before + 1);
    }

    [Fact]
    public async Task A_token_that_still_serves_is_given_while_the_credentials_are_refused()
    {
        using var harness = new TokenHarness();
        var token = await harness.TokenAsync();
        harness.Tokens.Interfere = _ => TestGateway.Json("{}", HttpStatusCode.Unauthorized);
        harness.Time.Advance(TimeSpan.FromSeconds(280));

        (await harness.TokenAsync()).Should().BeSameAs(token);
        (await harness.TokenAsync()).Should().BeSameAs(token);

        harness.Tokens.Requests.Should().HaveCount(3, "one refresh and one log-in were refused, and then there is a pause");
    }

    [Fact]
    public async Task A_gateway_that_refuses_every_new_token_is_not_asked_for_one_after_the_other()
    {
        _harness.Tokens.Password = "right-password";
        var results = new List<TokenResult>();
        for (var i = 0; i < 100; i++)
        {
            var result = await _harness.GetAsync();
            results.Add(result.Token is { } token ? await _harness.RenewAsync(token) : result);
        }

        _harness.Tokens.Requests.Should().HaveCount(3);
        results[^1].Failure!.ToException().Should().BeOfType<BaloanAuthenticationException>();
        _harness.Logger.Count(1108).Should().Be(1);
    }

    [Fact]
    public async Task A_gateway_that_refuses_every_new_token_is_asked_again_after_growing_pauses()
    {
        _harness.Tokens.Password = "right-password";
        var requestsBySecond = new List<int>();
        for (var second = 0; second < 8; second++)
        {
            for (var i = 0; i < 5; i++)
            {
                await _harness.RenewAsync(await _harness.TokenAsync());
            }

            requestsBySecond.Add(_harness.Tokens.Requests.Count);
            _harness.Time.Advance(TimeSpan.FromSeconds(1));
        }

        requestsBySecond.Should().Equal(3, 4, 4, 5, 5, 5, 5, 6);
    }

    [Fact]
    public async Task A_token_that_one_operation_refuses_goes_on_to_serve_the_others()
    {
        _harness.Tokens.Password = "right-password";
        for (var i = 0; i < 10; i++)
        {
            await _harness.RenewAsync(await _harness.TokenAsync());
        }

        (await _harness.GetAsync()).Token.Should().NotBeNull();
    }

    [Fact]
    public async Task A_bad_reload_of_the_settings_does_not_fail_a_call()
    {
        using var harness = new TokenHarness();
        await harness.TokenAsync();
        var good = harness.Settings;
        harness.Settings = null!;
        harness.Time.Advance(TimeSpan.FromSeconds(270));

        (await harness.TokenAsync()).Should().NotBeNull();
        harness.Time.Advance(TimeSpan.FromMinutes(6));
        (await harness.TokenAsync()).Should().NotBeNull();

        harness.Logger.Count(1109).Should().BePositive();
        harness.Tokens.Requests.Should().HaveCount(3).And.OnlyContain(request => request.IsRefresh || request.Body.StartsWith("username=" + good.Username));
    }

    public void Dispose() => _harness.Dispose();
}
