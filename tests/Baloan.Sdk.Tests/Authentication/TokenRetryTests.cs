using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class TokenRetryTests : IDisposable
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(30);

    private readonly TokenHarness _harness = new();

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task An_answer_that_may_pass_is_tried_again(HttpStatusCode status)
    {
        _harness.Tokens.Interfere = request => request.Number == 1 ? TestGateway.Text("<html/>", "text/html", status) : null;
        var call = _harness.GetAsync();

        await _harness.Time.PassAsync(IsBackOff);

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again()
    {
        _harness.Tokens.Interfere = request => request.Number == 1 ? throw new HttpRequestException("refused") : null;
        var call = _harness.GetAsync();

        await _harness.Time.PassAsync(IsBackOff);

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_tried_again()
    {
        _harness.Tokens.Interfere = request => request.Number == 1
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) }
            : null;
        var call = _harness.GetAsync();

        await _harness.Time.PassAsync(IsBackOff);

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Repeats_end_after_the_configured_number()
    {
        _harness.Tokens.Interfere = _ => throw new HttpRequestException("refused");
        var call = _harness.GetAsync();
        for (var i = 0; i < 3; i++)
        {
            await _harness.Time.PassAsync(IsBackOff);
        }

        var failure = (await call).Failure!.ToException();

        failure.Should().BeOfType<BaloanConnectionException>().Which.InnerException.Should().BeOfType<HttpRequestException>();
        _harness.Tokens.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Retry_After_is_obeyed_in_seconds()
    {
        _harness.Tokens.Interfere = request => request.Number == 1 ? Throttled(new(TimeSpan.FromSeconds(17))) : null;
        var call = _harness.GetAsync();

        await _harness.Time.PassAsync(wait => wait == TimeSpan.FromSeconds(17));

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Retry_After_is_obeyed_as_a_date_of_the_gateways_clock()
    {
        _harness.Tokens.ClockOffset = TimeSpan.FromHours(24);
        _harness.Tokens.Interfere = request => request.Number == 1 ? Throttled(new(_harness.Time.GetUtcNow().AddHours(24).AddSeconds(9))) : null;
        _harness.Tokens.SendsDate = true;
        var call = _harness.GetAsync();

        await _harness.Time.PassAsync(wait => wait == TimeSpan.FromSeconds(9));

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_Retry_After_past_the_deadline_fails_at_once_and_is_obeyed_by_the_next_callers()
    {
        _harness.Tokens.Interfere = request => request.Number == 1 ? Throttled(new(TimeSpan.FromSeconds(45))) : null;

        (await _harness.FailureAsync()).Should().BeOfType<BaloanRateLimitedException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(45));
        _harness.Time.Advance(TimeSpan.FromSeconds(44));
        await _harness.FailureAsync();
        _harness.Tokens.Requests.Should().ContainSingle();

        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        (await _harness.TokenAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task A_request_that_is_never_answered_is_given_up_and_tried_again()
    {
        _harness.Tokens.Hold();
        var call = _harness.GetAsync();
        await _harness.Tokens.HeldRequestAsync();
        _harness.Time.Advance(AttemptTimeout);
        _harness.Tokens.Release();

        await _harness.Time.PassAsync(IsBackOff);

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_flight_ends_at_its_deadline_with_a_connection_exception()
    {
        _harness.Tokens.Hold();
        var call = _harness.GetAsync();
        await _harness.Tokens.HeldRequestAsync();

        _harness.Time.Advance(TotalTimeout);

        var failure = (await call).Failure!.ToException();
        failure.Should().BeOfType<BaloanConnectionException>().Which.InnerException.Should().BeOfType<TimeoutException>();
        _harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_throttled_refresh_is_not_followed_by_a_log_in_at_once()
    {
        await _harness.TokenAsync();
        _harness.Tokens.Interfere = request => request.IsRefresh ? Throttled(new(TimeSpan.FromSeconds(7))) : null;
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        var call = _harness.GetAsync();

        await _harness.Time.WaitBegunAsync(wait => wait == TimeSpan.FromSeconds(7));
        _harness.Tokens.Logins.Should().Be(1);
        _harness.Time.Advance(TimeSpan.FromSeconds(7));

        (await call).Token.Should().NotBeNull();
        _harness.Tokens.Logins.Should().Be(2);
    }

    public void Dispose() => _harness.Dispose();

    // The back-off begins at 250 ms, with jitter; every other wait here is a whole number of seconds.
    private static bool IsBackOff(TimeSpan wait) => wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(6) && wait.Ticks % TimeSpan.TicksPerSecond != 0;

    private HttpResponseMessage Throttled(System.Net.Http.Headers.RetryConditionHeaderValue retryAfter)
    {
        var answer = TestGateway.Json("""{"detail":"Request was throttled."}""", HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = retryAfter;
        answer.Headers.Date = _harness.Time.GetUtcNow() + _harness.Tokens.ClockOffset;
        return answer;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            throw new IOException("reset");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("reset");
    }
}
