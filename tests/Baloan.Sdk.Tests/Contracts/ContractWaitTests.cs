using System.Globalization;
using System.Net;
using Baloan.Sdk.Tests.Authentication;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>Waiting for a contract: asks politely until it exists.</summary>
public sealed class ContractWaitTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(7);

    private readonly ObservedTime _clock = new();

    public static TheoryData<int, string> NotYet() => new()
    {
        { 404, """{"detail":"Not found."}""" },
        { 404, "<html>404</html>" },
        { 400, """{"code":"not_allowed_in_state"}""" },
    };

    [Theory]
    [MemberData(nameof(NotYet))]
    public async Task It_asks_again_after_each_interval_until_the_contract_exists(int status, string body)
    {
        var gateway = Downloads.Gateway(() => Error(status, body), () => Error(status, body), Contract);
        var wait = WaitAsync(gateway);

        await PassAsync(Interval);
        await PassAsync(Interval);

        (await wait).File.Url.OriginalString.Should().Be("/c.pdf");
        gateway.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_contract_that_exists_is_there_at_once()
    {
        var gateway = Downloads.Gateway(Contract);

        await WaitAsync(gateway);

        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task It_does_not_ask_before_the_interval_is_over()
    {
        var gateway = Downloads.Gateway(() => Error(404), Contract);
        var wait = WaitAsync(gateway);
        await _clock.WaitBegunAsync(pause => pause == Interval);

        _clock.Advance(Interval - TimeSpan.FromMilliseconds(1));

        gateway.Requests.Should().ContainSingle();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
    }

    [Theory]
    [InlineData("25", 25)]
    [InlineData("28", 28)]
    [InlineData("60", 28)]
    [InlineData("2", 7)]
    [InlineData("2147483647", 28)]
    public async Task It_waits_as_long_as_the_gateway_asks_from_one_interval_up_to_four(string retryAfter, int seconds)
    {
        var gateway = Downloads.Gateway(() => Throttled(retryAfter), Contract);
        var wait = WaitAsync(gateway, options => options.Retry.MaxRetries = 0);

        await PassAsync(TimeSpan.FromSeconds(seconds));

        await wait;
        gateway.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_date_to_wait_for_is_obeyed()
    {
        var date = _clock.GetUtcNow().AddSeconds(25).ToString("R", CultureInfo.InvariantCulture);
        var wait = WaitAsync(Downloads.Gateway(() => Throttled(date), Contract), options => options.Retry.MaxRetries = 0);

        await PassAsync(TimeSpan.FromSeconds(25));

        await wait;
    }

    [Fact]
    public async Task The_callers_token_ends_the_wait()
    {
        using var caller = new CancellationTokenSource();
        var wait = WaitAsync(Downloads.Gateway(() => Error(404)), cancellationToken: caller.Token);
        await _clock.WaitBegunAsync(pause => pause == Interval);

        await caller.CancelAsync();

        await FluentActions.Awaiting(() => wait).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(400, """{"code":"already_agreed_by_user"}""", typeof(BaloanStateException))]
    [InlineData(400, """{"code":"unauthorized_partnership"}""", typeof(BaloanAuthenticationException))]
    [InlineData(403, "{}", typeof(BaloanAuthenticationException))]
    [InlineData(500, "", typeof(BaloanUnavailableException))]
    [InlineData(405, "", typeof(BaloanApiException))]
    [InlineData(200, "{}", typeof(BaloanResponseException))]
    public async Task Any_other_failure_is_passed_on(int status, string body, Type type)
    {
        var gateway = Downloads.Gateway(() => Error(status, body));

        var error = (await FluentActions.Awaiting(() => WaitAsync(gateway, options => options.Retry.MaxRetries = 0)).Should().ThrowAsync<BaloanException>()).Which;

        error.Should().BeOfType(type);
        gateway.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_missing_id_is_refused_before_anything_is_sent()
    {
        var gateway = Downloads.Gateway(Contract);

        await TestClient.For(gateway).Contracts.Awaiting(contracts => contracts.WaitForAsync(Guid.Empty)).Should().ThrowAsync<ArgumentException>();

        gateway.Requests.Should().BeEmpty();
    }

    private static HttpResponseMessage Contract() => TestGateway.Json("""{"contract_pdf_file":{"file":"/c.pdf"},"is_agreed_by_user":false}""");

    private static HttpResponseMessage Error(int status, string body = "") => TestGateway.Json(body, (HttpStatusCode)status);

    private static HttpResponseMessage Throttled(string retryAfter)
    {
        var answer = Error(429);
        answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return answer;
    }

    private Task<LoanContract> WaitAsync(
        TestGateway gateway, Action<BaloanClientOptions>? configure = null, CancellationToken? cancellationToken = null) =>
        TestClient.For(
            gateway,
            options =>
            {
                options.ContractPollInterval = Interval;
                configure?.Invoke(options);
            },
            _clock).Contracts.WaitForAsync(TestClient.LoanId, cancellationToken ?? TestContext.Current.CancellationToken);

    private Task<TimeSpan> PassAsync(TimeSpan pause) => _clock.PassAsync(wait => wait == pause);
}
