using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class TokenClockTests
{
    public static TheoryData<int, bool> WrongClocks => new()
    {
        { 0, true }, { 24, true }, { -24, true }, { 0, false }, { 24, false }, { -24, false },
    };

    [Theory]
    [MemberData(nameof(WrongClocks))]
    public async Task A_wrong_local_clock_makes_neither_a_storm_nor_a_dead_token(int hoursBehind, bool hasDate)
    {
        using var harness = new TokenHarness();
        harness.Tokens.ClockOffset = TimeSpan.FromHours(hoursBehind);
        harness.Tokens.SendsDate = hasDate;
        for (var second = 0; second < 3600; second += 5)
        {
            var token = await harness.TokenAsync();
            (harness.Time.GetUtcNow() + harness.Tokens.ClockOffset).Should().BeBefore(ExpiryOf(token.Value));
            harness.Time.Advance(TimeSpan.FromSeconds(5));
        }

        harness.Tokens.Requests.Count.Should().BeInRange(12, 19);
    }

    [Fact]
    public async Task The_old_iat_of_a_refreshed_token_does_no_harm()
    {
        using var harness = new TokenHarness();
        harness.Tokens.Interfere = request =>
        {
            var now = harness.Time.GetUtcNow();
            return TestGateway.Json($$"""{"access":"{{Jwt.Create("access", request.Number, now.AddHours(-10), now.AddMinutes(5))}}"}""");
        };

        var token = await harness.TokenAsync();

        harness.Time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).Should().Be(TimeSpan.FromSeconds(299));
    }

    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.token.sample")]
    [InlineData("opaque-token")]
    public async Task A_token_that_is_no_readable_JWT_has_the_configured_lifetime(string value)
    {
        using var harness = new TokenHarness(options: new BaloanTokenOptions { FallbackLifetime = TimeSpan.FromMinutes(2) });
        harness.Tokens.Interfere = _ => TestGateway.Json($$"""{"access":"{{value}}"}""");

        var token = await harness.TokenAsync();

        token.Value.Should().Be(value);
        harness.Time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).Should().Be(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_very_long_lifetime_is_cut_to_a_day()
    {
        using var harness = new TokenHarness();
        harness.Tokens.Lifetime = TimeSpan.FromDays(3000);

        var token = await harness.TokenAsync();

        harness.Time.GetElapsedTime(token.ReceivedAt, token.ExpiresAt).Should().Be(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task The_lifetime_counts_from_the_answer_and_not_from_the_local_clock()
    {
        using var harness = new TokenHarness();
        var token = await harness.TokenAsync();

        harness.Time.AdjustTime(harness.Time.GetUtcNow().AddDays(-1));

        (await harness.TokenAsync()).Should().BeSameAs(token);
        harness.Tokens.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_gateways_clock_is_known_after_the_first_answer()
    {
        using var harness = new TokenHarness();
        harness.Tokens.ClockOffset = TimeSpan.FromHours(-24);
        harness.Clock.UtcNow.Should().Be(harness.Time.GetUtcNow());

        await harness.TokenAsync();
        harness.Time.Advance(TimeSpan.FromMinutes(1));

        harness.Clock.UtcNow.Should().Be(harness.Time.GetUtcNow().AddHours(-24));
    }

    private static DateTimeOffset ExpiryOf(string token) => JwtTimes.Read(token).Expires!.Value;
}
