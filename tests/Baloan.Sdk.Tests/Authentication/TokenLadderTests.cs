using System.Net;
using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Authentication;

public sealed class TokenLadderTests : IDisposable
{
    private readonly TokenHarness _harness = new();

    [Fact]
    public async Task A_renewal_goes_by_the_refresh_token()
    {
        await _harness.TokenAsync();
        var login = _harness.Tokens.Requests[0];

        await NextTokenAsync();

        _harness.Tokens.Requests.Should().HaveCount(2);
        var refresh = _harness.Tokens.Requests[1];
        refresh.IsRefresh.Should().BeTrue();
        login.IsLogin.Should().BeTrue();
    }

    [Fact]
    public async Task A_rotated_refresh_token_replaces_the_old_one()
    {
        _harness.Tokens.RotatesRefresh = true;
        await _harness.TokenAsync();
        await NextTokenAsync();
        await NextTokenAsync();

        var bodies = _harness.Tokens.Requests.Skip(1).Select(request => request.Body).ToArray();

        bodies.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        _harness.Tokens.Logins.Should().Be(1);
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_rotated_is_kept()
    {
        await _harness.TokenAsync();
        await NextTokenAsync();
        await NextTokenAsync();

        _harness.Tokens.Requests.Skip(1).Select(request => request.Body).Distinct().Should().ContainSingle();
        _harness.Tokens.Logins.Should().Be(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.Gone)]
    [InlineData(HttpStatusCode.NotImplemented)]
    public async Task A_refresh_operation_that_does_not_exist_is_never_tried_again(HttpStatusCode status)
    {
        _harness.Tokens.Interfere = request => request.IsRefresh ? TestGateway.Text("<html/>", "text/html", status) : null;
        await _harness.TokenAsync();
        await NextTokenAsync();
        await NextTokenAsync();
        await NextTokenAsync();

        _harness.Tokens.Refreshes.Should().Be(1);
        _harness.Tokens.Logins.Should().Be(4);
        _harness.Logger.Count(1104).Should().Be(1);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.OK)]
    public async Task A_refresh_that_fails_is_followed_by_a_log_in_at_once(HttpStatusCode status)
    {
        await _harness.TokenAsync();
        _harness.Tokens.Interfere = request => request.IsRefresh ? TestGateway.Json("{}", status) : null;

        await NextTokenAsync();

        _harness.Tokens.Refreshes.Should().Be(1);
        _harness.Tokens.Logins.Should().Be(2);
    }

    [Fact]
    public async Task A_connection_that_is_lost_during_a_refresh_is_followed_by_a_log_in()
    {
        await _harness.TokenAsync();
        _harness.Tokens.Interfere = request => request.IsRefresh ? throw new HttpRequestException("reset") : null;

        await NextTokenAsync();

        _harness.Tokens.Logins.Should().Be(2);
    }

    [Fact]
    public async Task Without_a_refresh_token_a_renewal_is_a_log_in()
    {
        _harness.Tokens.IssuesRefresh = false;
        await _harness.TokenAsync();

        await NextTokenAsync();

        _harness.Tokens.Refreshes.Should().Be(0);
        _harness.Tokens.Logins.Should().Be(2);
    }

    [Fact]
    public async Task A_refreshed_token_that_is_refused_is_followed_by_a_log_in()
    {
        await _harness.TokenAsync();
        var refreshed = await NextTokenAsync();
        refreshed.Grant.Should().Be(TokenGrant.Refresh);

        var renewed = await _harness.RenewAsync(refreshed);

        renewed.Token!.Grant.Should().Be(TokenGrant.Login);
    }

    [Fact]
    public async Task New_credentials_are_not_served_by_the_old_ones_refresh_token()
    {
        await _harness.TokenAsync();
        _harness.Settings = new TokenSettings("second-partner", "right-password", _harness.Options);

        await NextTokenAsync();

        _harness.Tokens.Refreshes.Should().Be(0);
        _harness.Tokens.Requests[1].Body.Should().StartWith("username=second-partner&");
    }

    public void Dispose() => _harness.Dispose();

    private async Task<AccessToken> NextTokenAsync()
    {
        _harness.Time.Advance(TimeSpan.FromMinutes(6));
        return await _harness.TokenAsync();
    }
}
