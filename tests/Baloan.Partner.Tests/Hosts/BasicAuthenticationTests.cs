using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Baloan.Partner.Tests.Support;
using Baloan.Sdk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Partner.Tests.Hosts;

/// <summary>The secret as the password of HTTP basic authentication, beside what the application does with that header itself.</summary>
public sealed class BasicAuthenticationTests
{
    private const string Address = "/baloan/callbacks";

    [Theory]
    [InlineData("baloan")]
    [InlineData("")]
    [InlineData("بالون")]
    public async Task The_password_opens_with_any_user_name(string user)
    {
        await using var app = await StartAsync();

        using var response = await app.PostAsync(LoanState.Created, Address, user: user);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    public static TheoryData<string> OtherHeaders => new()
    {
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic " + Encoded(PartnerApp.Secret),
        "Basic " + Encoded($"baloan:{PartnerApp.Secret} "),
        "Basic " + Encoded($"{PartnerApp.Secret}:baloan"),
        "Basic " + Encoded($"baloan:{PartnerApp.Secret[..^1]}"),
        "Basic " + Encoded($"{new string('u', 1000)}:{PartnerApp.Secret}"),
        "Bearer " + Encoded($"baloan:{PartnerApp.Secret}"),
        "Bearer " + PartnerApp.Secret,
        PartnerApp.Secret,
    };

    [Theory]
    [MemberData(nameof(OtherHeaders))]
    public async Task Any_other_header_is_answered_like_an_address_that_does_not_exist(string header)
    {
        await using var app = await StartAsync();
        using var request = PartnerApp.Request(Address, LoanState.Created);
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Headers.WwwAuthenticate.Should().BeEmpty();
    }

    [Fact]
    public async Task An_authentication_of_the_applications_own_never_sees_the_secret()
    {
        await using var app = await StartAsync(WithOwnScheme, app => app.UseAuthentication().UseAuthorization());

        using var response = await app.PostAsync(LoanState.Created, Address, user: "baloan");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_applications_own_users_still_log_in_by_basic_authentication()
    {
        await using var app = await StartAsync(WithOwnScheme, app => app.UseAuthentication().UseAuthorization());
        using var request = PartnerApp.Request("/orders", LoanState.Created);
        request.Headers.Authorization = new("Basic", Encoded("clerk:a-password-of-a-clerk"));

        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be("clerk:a-password-of-a-clerk");
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<PartnerApp> StartAsync(Action<WebApplicationBuilder>? build = null, Action<WebApplication>? use = null) => PartnerApp.StartAsync(
        build ?? (_ => { }),
        use ?? (_ => { }),
        app =>
        {
            app.MapBaloanCallbacks(Address);
            app.MapPost("/orders", (ClaimsPrincipal user) => user.Identity?.Name);
        });

    private static void WithOwnScheme(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("basic").AddScheme<AuthenticationSchemeOptions, OwnScheme>("basic", null);
        builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private sealed class OwnScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers.Authorization.ToString() is not { Length: > 6 } header)
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var name = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..]));
            if (name.Contains(PartnerApp.Secret, StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The secret of the call backs is no user's password.");
            }

            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
