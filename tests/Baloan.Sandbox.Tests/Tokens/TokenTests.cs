using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Tokens;

public sealed class TokenTests : SandboxTest
{
    [Fact]
    public void A_token_is_a_JWT_with_its_times_its_type_and_an_id()
    {
        var claims = Claims(Partner.AccessToken!);

        claims.GetProperty("token_type").GetString().Should().Be("access");
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).Should().Be(300);
        claims.GetProperty("jti").GetString().Should().HaveLength(32);
        Claims(Partner.RefreshToken!).GetProperty("token_type").GetString().Should().Be("refresh");
    }

    [Theory]
    [InlineData("")]
    [InlineData("bearer TOKEN")]
    [InlineData("Token TOKEN")]
    public async Task No_bearer_header_is_a_401_that_says_so(string header)
    {
        var answer = await WithHeaderAsync(header.Replace("TOKEN", Partner.AccessToken));

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Body.Should().Be("""{"detail":"Authentication credentials were not provided."}""");
        answer.Response.Headers.WwwAuthenticate.ToString().Should().Be("Bearer realm=\"api\"");
    }

    [Fact]
    public async Task A_header_of_three_parts_is_a_401_of_its_own()
    {
        (await WithHeaderAsync("Bearer a b")).Code.Should().Be("bad_authorization_header");
    }

    [Fact]
    public async Task A_refresh_token_a_forged_one_and_none_at_all_are_not_valid()
    {
        var forged = Partner.AccessToken![..^2] + "AA";
        foreach (var token in new[] { Partner.RefreshToken!, forged, "nonsense", "a.b.c" })
        {
            NotValid(await WithHeaderAsync($"Bearer {token}"));
        }
    }

    [Fact]
    public async Task A_token_is_good_until_its_lifetime_is_over()
    {
        Sandbox.Clock.Stop();
        await Partner.LogInAsync();

        Sandbox.Clock.Jump(TimeSpan.FromSeconds(299));
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
        Sandbox.Clock.Jump(TimeSpan.FromSeconds(1));
        NotValid(await Partner.PoliciesAsync());
    }

    [Fact]
    public async Task The_date_header_goes_by_the_clock_of_the_sandbox()
    {
        Sandbox.Clock.Set(new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Sandbox.Clock.Stop();

        (await Partner.PoliciesAsync()).Response.Headers.Date!.Value.Year.Should().Be(2030);
    }

    [Fact]
    public async Task A_refresh_token_renews_the_access_token_again_and_again()
    {
        for (var time = 0; time < 2; time++)
        {
            var answer = await Partner.RefreshAsync(Partner.RefreshToken!);

            answer.Json.EnumerateObject().Select(property => property.Name).Should().Equal("access");
            Partner.AccessToken = answer.Json.GetProperty("access").GetString();
            (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_rotating_refresh_token_is_good_for_one_use()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Refresh = SandboxRefreshMode.Rotating, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);

        var first = await partner.RefreshAsync(partner.RefreshToken!);
        var again = await partner.RefreshAsync(partner.RefreshToken!);
        var second = await partner.RefreshAsync(first.Json.GetProperty("refresh").GetString()!);

        first.Status.Should().Be(HttpStatusCode.OK);
        again.Status.Should().Be(HttpStatusCode.Unauthorized);
        again.Body.Should().Be("""{"detail":"Token is blacklisted","code":"token_not_valid"}""");
        second.Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refresh_operation_can_be_missing()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.Refresh = SandboxRefreshMode.Off, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);

        (await partner.RefreshAsync(partner.RefreshToken!)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_renewed_token_can_keep_an_old_iat()
    {
        await using var sandbox = await BaloanSandbox.StartAsync(options => options.RefreshKeepsIssuedAt = true, Cancellation);
        using var partner = await Partner.LogInAsync(sandbox);
        sandbox.Clock.Jump(TimeSpan.FromHours(1));

        var renewed = Claims((await partner.RefreshAsync(partner.RefreshToken!)).Json.GetProperty("access").GetString()!);

        renewed.GetProperty("iat").GetInt64().Should().Be(Claims(partner.RefreshToken!).GetProperty("iat").GetInt64());
        (renewed.GetProperty("exp").GetInt64() - renewed.GetProperty("iat").GetInt64()).Should().BeGreaterThan(3600);
    }

    [Fact]
    public async Task Revoked_tokens_are_worthless_and_a_new_log_in_helps()
    {
        Sandbox.RevokeTokens();

        NotValid(await Partner.PoliciesAsync());
        (await Partner.RefreshAsync(Partner.RefreshToken!)).Status.Should().Be(HttpStatusCode.Unauthorized);
        await Partner.LogInAsync();
        (await Partner.PoliciesAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    private static void NotValid(Answer answer)
    {
        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Body.Should().Be(
            """{"detail":"Given token not valid for any token type","code":"token_not_valid","messages":[{"token_class":"AccessToken","token_type":"access","message":"Token is invalid or expired"}]}""");
    }

    private static JsonElement Claims(string token) =>
        JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.Split('.')[1]));

    private async Task<Answer> WithHeaderAsync(string header)
    {
        Partner.AccessToken = null;
        if (header.Length > 0)
        {
            Partner.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        }

        try
        {
            return await Partner.PoliciesAsync();
        }
        finally
        {
            Partner.Http.DefaultRequestHeaders.Remove("Authorization");
        }
    }
}
