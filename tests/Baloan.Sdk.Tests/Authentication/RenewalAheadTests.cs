using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class RenewalAheadTests : IDisposable
{
    private readonly TokenHarness _harness = new();

    [Fact]
    public async Task No_caller_waits_for_a_renewal_ahead()
    {
        var old = await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(270));
        _harness.Tokens.Hold();

        var during = _harness.GetAsync();
        during.IsCompleted.Should().BeTrue();
        (await during).Token.Should().BeSameAs(old);
        await _harness.Tokens.HeldRequestAsync();
        _harness.Tokens.Release();
        await _harness.Manager.Idle;

        (await _harness.GetAsync()).Token.Should().NotBeSameAs(old);
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_token_is_not_renewed_before_it_is_due()
    {
        var token = await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(268.9));

        (await _harness.TokenAsync()).Should().BeSameAs(token);

        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_thousand_callers_begin_one_renewal_ahead()
    {
        await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(270));
        _harness.Tokens.Hold();

        for (var i = 0; i < 1000; i++)
        {
            _harness.Manager.GetAsync(TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully.Should().BeTrue();
        }

        _harness.Tokens.Release();
        await _harness.Manager.Idle;
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(60)]
    public async Task A_short_token_is_renewed_in_its_last_fifth(int seconds)
    {
        _harness.Tokens.Lifetime = TimeSpan.FromSeconds(seconds);

        var token = await _harness.TokenAsync();

        var whole = token.ExpiresAt - token.ReceivedAt;
        (token.RenewAt - token.ReceivedAt).Should().BeGreaterThanOrEqualTo(whole * 4 / 5).And.BeLessThan(whole);
    }

    [Fact]
    public async Task Ten_seconds_of_steady_load_on_tokens_of_two_seconds_keep_no_call_waiting_and_use_no_dead_token()
    {
        _harness.Tokens.Lifetime = TimeSpan.FromSeconds(2);
        _harness.Time.Advance(TimeSpan.FromMilliseconds(900));
        await _harness.TokenAsync();
        for (var milliseconds = 0; milliseconds < 10_000; milliseconds += 10)
        {
            _harness.Time.Advance(TimeSpan.FromMilliseconds(10));
            var call = _harness.GetAsync();

            call.IsCompleted.Should().BeTrue("the call at {0} ms must not wait", milliseconds);
            var expires = JwtTimes.Read((await call).Token!.Value).Expires;
            expires.Should().BeAfter(_harness.Time.GetUtcNow());
            await _harness.Manager.Idle;
        }

        _harness.Tokens.Requests.Count.Should().BeInRange(6, 16);
    }

    [Fact]
    public async Task A_caller_waits_once_the_token_has_ended()
    {
        var old = await _harness.TokenAsync();
        _harness.Time.Advance(TimeSpan.FromSeconds(299));

        (await _harness.TokenAsync()).Should().NotBeSameAs(old);
    }

    [Fact]
    public async Task The_old_token_serves_to_its_end_while_renewals_ahead_fail()
    {
        var old = await _harness.TokenAsync();
        _harness.Options.MaxRetries = 0;
        _harness.Tokens.Interfere = _ => TestGateway.Json("", HttpStatusCode.ServiceUnavailable);
        _harness.Time.Advance(TimeSpan.FromSeconds(270));
        for (var second = 0; second < 28; second++)
        {
            (await _harness.TokenAsync()).Should().BeSameAs(old);
            _harness.Time.Advance(TimeSpan.FromSeconds(1));
        }

        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        (await _harness.FailureAsync()).Should().BeOfType<BaloanUnavailableException>();
        _harness.Tokens.Requests.Count.Should().BeLessThan(20, "failed renewals are spread by a growing pause");
    }

    [Fact]
    public async Task A_failed_renewal_ahead_is_made_good_by_a_later_one()
    {
        var old = await _harness.TokenAsync();
        _harness.Options.MaxRetries = 0;
        _harness.Tokens.Interfere = _ => TestGateway.Json("", HttpStatusCode.ServiceUnavailable);
        _harness.Time.Advance(TimeSpan.FromSeconds(270));
        await _harness.TokenAsync();
        _harness.Tokens.Interfere = null;
        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        await _harness.TokenAsync();

        (await _harness.TokenAsync()).Should().NotBeSameAs(old);
    }

    public void Dispose() => _harness.Dispose();
}
