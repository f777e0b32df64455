using System.Net;
using Baloan.Partner.Tests.Support;
using Baloan.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Partner.Tests.Hosts;

/// <summary>What redirects before the endpoint makes its address of a path that holds no secret any more.</summary>
public sealed class RedirectTests
{
    private const string Secret = PartnerApp.Secret;

    public static TheoryData<string, string, Action<WebApplication>> Redirects => new()
    {
        { "to https", $"https://shop.example/baloan/callbacks/{Secret}", app => app.UseHttpsRedirection() },
        { "to https by a rule", $"https://shop.example/baloan/callbacks/{Secret}", app => app.UseRewriter(new RewriteOptions().AddRedirectToHttpsPermanent()) },
        { "to www", $"http://www.shop.example/baloan/callbacks/{Secret}", app => app.UseRewriter(new RewriteOptions().AddRedirectToWww()) },
        { "by a rule for every path", $"/baloan/callbacks/{Secret}/", app => app.UseRewriter(new RewriteOptions().AddRedirect("(.*[^/])$", "$1/")) },
        { "to https under a path base", $"https://shop.example/baloan/callbacks/{Secret}", app => app.UsePathBase("/baloan").UseHttpsRedirection() },
        { "to another host", $"https://other.example/baloan/callbacks/{Secret}?a=b", app => To(app, request => $"https://other.example{request.PathBase}{request.Path}?a=b") },
        { "to the same path", $"/baloan/callbacks/{Secret}", app => To(app, request => request.GetEncodedPathAndQuery()) },
        { "to upper case", $"/BALOAN/CALLBACKS/{Secret}", app => To(app, request => request.Path.Value!.ToUpperInvariant()) },
    };

    [Theory]
    [MemberData(nameof(Redirects), DisableDiscoveryEnumeration = true)]
    public async Task A_redirect_of_the_address_leads_to_the_whole_address(string which, string expected, Action<WebApplication> use)
    {
        await using var app = await StartAsync(use);

        using var response = await app.PostAsync(LoanState.Created, host: "shop.example");

        response.Headers.Location!.OriginalString.Should().Be(expected, which);
    }

    [Theory]
    [InlineData("/login?ReturnUrl=%2Fbaloan%2Fcallbacks")]
    [InlineData("https://sso.example/authorize?to=/baloan/callbacks")]
    [InlineData("https://sso.example/")]
    [InlineData("https://sso.example")]
    [InlineData("/")]
    public async Task A_redirect_to_something_else_never_learns_the_secret(string elsewhere)
    {
        await using var app = await StartAsync(app => To(app, _ => elsewhere));

        using var response = await app.PostAsync(LoanState.Created);

        response.Headers.Location!.OriginalString.Should().Be(elsewhere);
    }

    [Fact]
    public async Task A_caller_that_follows_the_redirect_is_heard()
    {
        await using var app = await StartAsync(app => app.Use((context, next) =>
        {
            if (context.Request.Host.Host == "shop.example")
            {
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = $"http://127.0.0.1:{context.Connection.LocalPort}{context.Request.Path}";
                return Task.CompletedTask;
            }

            return next(context);
        }));

        using var first = await app.PostAsync(LoanState.Created, host: "shop.example");
        using var second = await app.PostAsync(LoanState.Created, first.Headers.Location!.OriginalString);

        second.StatusCode.Should().Be(HttpStatusCode.OK);
        app.Orders.States.Should().Equal(LoanState.Created);
    }

    [Theory]
    [InlineData($"/baloan/callbacks/{Secret}", null)]
    [InlineData("/baloan/callbacks", "baloan")]
    public async Task A_redirected_call_back_is_a_warning_without_the_secret(string address, string? user)
    {
        await using var app = await StartAsync(app => app.UseHttpsRedirection());

        using var response = await app.PostAsync(LoanState.Created, address, user: user);
        await app.StopAsync();

        app.Logs.Entries.Should().ContainSingle(entry => entry.Id.Id == 2012).Which.Level.Should().Be(LogLevel.Warning);
        app.Logs.Text.Should().NotContain(Secret);
    }

    private static Task<PartnerApp> StartAsync(Action<WebApplication> use) => PartnerApp.StartAsync(
        builder => builder.Services.AddHttpsRedirection(options => options.HttpsPort = 443).AddHttpLogging(_ => { }),
        app =>
        {
            app.UseHttpLogging();
            use(app);
        });

    private static void To(IApplicationBuilder app, Func<HttpRequest, string> target) => app.Run(context =>
    {
        context.Response.Redirect(target(context.Request));
        return Task.CompletedTask;
    });
}
