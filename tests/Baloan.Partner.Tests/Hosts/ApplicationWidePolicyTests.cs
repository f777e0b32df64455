using System.Net;
using System.Threading.RateLimiting;
using Baloan.Partner.Tests.Support;
using Baloan.Sdk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Partner.Tests.Hosts;

/// <summary>What an application sets up for all that it has: call backs get through, as far as it is not put on them themselves.</summary>
public sealed class ApplicationWidePolicyTests
{
    public static TheoryData<string, Action<WebApplicationBuilder>, Action<WebApplication>> Policies => new()
    {
        { "a fallback authorisation policy", WithFallbackPolicy, app => app.UseAuthentication().UseAuthorization() },
        { "a default cross-origin policy", builder => builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins("https://shop.example"))), app => app.UseCors() },
        { "antiforgery", builder => builder.Services.AddAntiforgery(), app => app.UseAntiforgery() },
        { "filters of MVC", WithMvcFilters, app => app.MapControllers() },
        { "an output cache for everything", builder => builder.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.Cache())), app => app.UseOutputCache() },
        { "a response cache", builder => builder.Services.AddResponseCaching(), app => app.UseResponseCaching() },
        { "compressed answers", builder => builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true), app => app.UseResponseCompression() },
        { "a default time-out of requests", builder => builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromMinutes(1) }), app => app.UseRequestTimeouts() },
        { "pages for status codes", builder => builder.Services.AddProblemDetails(), app => app.UseStatusCodePages() },
        { "a page for errors", builder => builder.Services.AddProblemDetails(), app => app.UseExceptionHandler() },
        { "a session", builder => builder.Services.AddDistributedMemoryCache().AddSession(), app => app.UseSession() },
        { "another language", builder => builder.Services.AddLocalization(), app => app.UseRequestLocalization("fa-IR") },
        { "files below every path", _ => { }, app => app.UseDefaultFiles().UseStaticFiles() },
        { "logs of requests and answers", builder => builder.Services.AddHttpLogging(_ => { }), app => app.UseHttpLogging() },
    };

    [Theory]
    [MemberData(nameof(Policies), DisableDiscoveryEnumeration = true)]
    public async Task Call_backs_get_through(string which, Action<WebApplicationBuilder> build, Action<WebApplication> use)
    {
        await using var app = await PartnerApp.StartAsync(build, use);

        using var created = await app.PostAsync(LoanState.Created);
        using var paid = await app.PostAsync(LoanState.Paid, "/baloan/callbacks", user: "baloan");

        (created.StatusCode, paid.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK), which);
        app.Orders.States.Should().Equal(LoanState.Created, LoanState.Paid);
    }

    public static TheoryData<string, Action<WebApplication>> Demands => new()
    {
        { "on the mapping", app => app.MapBaloanCallbacks("/baloan/callbacks").RequireAuthorization() },
        { "on the mapping, by a policy", app => app.MapBaloanCallbacks("/baloan/callbacks").RequireAuthorization(policy => policy.RequireAuthenticatedUser()) },
        { "on the mapping, as metadata", app => app.MapBaloanCallbacks("/baloan/callbacks").WithMetadata(new AuthorizeAttribute()) },
        { "on its group", app => app.MapGroup("/baloan").RequireAuthorization().MapBaloanCallbacks("/callbacks") },
    };

    [Theory]
    [MemberData(nameof(Demands), DisableDiscoveryEnumeration = true)]
    public async Task A_demand_for_a_user_holds(string where, Action<WebApplication> map)
    {
        await using var app = await PartnerApp.StartAsync(WithFallbackPolicy, app => app.UseAuthentication().UseAuthorization(), map);

        using var response = await app.PostAsync(LoanState.Created);

        response.StatusCode.Should().Be(HttpStatusCode.Redirect, where);
        app.Orders.States.Should().BeEmpty();
    }

    [Fact]
    public async Task Other_endpoints_keep_the_fallback_policy()
    {
        await using var app = await PartnerApp.StartAsync(WithFallbackPolicy, app => app.UseAuthentication().UseAuthorization(), app =>
        {
            app.MapBaloanCallbacks("/baloan/callbacks");
            app.MapPost("/orders", () => "all of them");
        });

        using var response = await app.PostAsync(LoanState.Created, "/orders");

        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.TooManyRequests)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task A_global_rate_limit_counts_call_backs_unless_it_is_turned_off_for_them(bool isOff, HttpStatusCode expected)
    {
        await using var app = await PartnerApp.StartAsync(
            builder => builder.Services.AddRateLimiter(limiter =>
            {
                limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
                    RateLimitPartition.GetFixedWindowLimiter("all", _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) }));
            }),
            app => app.UseRateLimiter(),
            app => _ = isOff ? app.MapBaloanCallbacks("/baloan/callbacks").DisableRateLimiting() : app.MapBaloanCallbacks("/baloan/callbacks"));
        using var first = await app.PostAsync(LoanState.Created);

        using var second = await app.PostAsync(LoanState.Paid);

        second.StatusCode.Should().Be(expected);
    }

    private static void WithFallbackPolicy(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("cookie").AddCookie("cookie");
        builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void WithMvcFilters(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("cookie").AddCookie("cookie");
        builder.Services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add(new AuthorizeFilter());
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add(new RequireHttpsAttribute());
        });
    }
}
