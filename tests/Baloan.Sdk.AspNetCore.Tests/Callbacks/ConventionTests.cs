using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk.AspNetCore.Tests.Callbacks;

public sealed class ConventionTests
{
    [Theory]
    [InlineData("/baloan/callbacks")]
    [InlineData("/baloan/callbacks/")]
    [InlineData("baloan/callbacks")]
    public async Task A_pattern_may_have_slashes_at_its_ends_or_not(string pattern)
    {
        await using var app = await CallbackApp.StartAsync(map: app => app.MapBaloanCallbacks(pattern));

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_address_may_end_in_a_slash()
    {
        await using var app = await CallbackApp.StartAsync();

        using var response = await app.PostAsync(CallbackApp.Body(LoanState.Created), $"/baloan/callbacks/{CallbackApp.Secret}/");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_may_stand_at_the_root_of_a_group()
    {
        await using var app = await CallbackApp.StartAsync(map: app => app.MapGroup("/api/{tenant}").MapBaloanCallbacks(""));

        using var response = await app.PostAsync(CallbackApp.Body(LoanState.Created), $"/api/one/{CallbackApp.Secret}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_works_under_a_path_base()
    {
        await using var app = await CallbackApp.StartAsync(map: app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
            app.MapBaloanCallbacks("/baloan/callbacks");
        });

        using var response = await app.PostAsync(CallbackApp.Body(LoanState.Created), $"/shop/baloan/callbacks/{CallbackApp.Secret}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Endpoint_filters_run_around_it()
    {
        await using var app = await CallbackApp.StartAsync(map: app => app.MapGroup("/baloan")
            .AddEndpointFilter((context, next) =>
            {
                context.HttpContext.Response.Headers["X-Filter"] = "ran";
                return next(context);
            })
            .MapBaloanCallbacks("/callbacks"));

        using var response = await app.PostAsync(CallbackApp.Body(LoanState.Created));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("X-Filter").Should().Equal("ran");
        app.Deeds.Done.Should().ContainSingle();
    }

    [Fact]
    public async Task Rate_limits_apply_to_it()
    {
        await using var app = await CallbackApp.StartAsync(
            build: (builder, _) => builder.Services.AddRateLimiter(options =>
            {
                options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                options.AddFixedWindowLimiter("one", limit => (limit.PermitLimit, limit.Window) = (1, TimeSpan.FromHours(1)));
            }),
            map: app =>
            {
                app.UseRateLimiter();
                app.MapBaloanCallbacks("/baloan/callbacks").RequireRateLimiting("one");
            });

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
        (await app.PostAsync(LoanState.Paid)).Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_body_that_a_request_time_out_of_the_application_cuts_off_is_no_success()
    {
        await using var app = await CallbackApp.StartAsync(
            build: (builder, _) => builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromMilliseconds(50) }),
            map: app =>
            {
                app.UseRequestTimeouts();
                app.MapBaloanCallbacks("/baloan/callbacks");
            });
        using var raw = await RawHttp.ConnectAsync(app.Client.BaseAddress!);

        await raw.SendAsync($"POST /baloan/callbacks/{CallbackApp.Secret} HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\n{{");

        (await raw.ReadAnswerAsync()).Should().StartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task Authorisation_applies_to_it()
    {
        await using var app = await CallbackApp.StartAsync(
            build: (builder, _) =>
            {
                builder.Services.AddAuthentication("key").AddScheme<AuthenticationSchemeOptions, KeyHandler>("key", null);
                builder.Services.AddAuthorization();
            },
            map: app =>
            {
                app.UseAuthorization();
                app.MapBaloanCallbacks("/baloan/callbacks").RequireAuthorization();
            });

        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.Unauthorized);
        app.Client.DefaultRequestHeaders.Add("X-Key", "yes");
        (await app.PostAsync(LoanState.Created)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_handler_may_be_one_of_the_applications_scoped_services()
    {
        await using var app = await CallbackApp.StartAsync(build: (builder, _) =>
        {
            builder.Services.AddScoped<Unit>();
            builder.Services.AddBaloanCallbacks<UnitHandler>(_ => { });
        });

        await app.PostAsync(LoanState.Created);
        await app.PostAsync(LoanState.Paid);

        app.Deeds.Done.Should().HaveCount(2);
        UnitHandler.Units.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    private sealed class Unit;

    private sealed class UnitHandler(Unit unit, Deeds deeds) : IBaloanCallbackHandler
    {
        public static List<Unit> Units { get; } = [];

        public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken)
        {
            Units.Add(unit);
            deeds.Done.Enqueue((callback, context));
            return Task.CompletedTask;
        }
    }

    private sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers.ContainsKey("X-Key")
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("key")), "key"))
                : AuthenticateResult.NoResult());
    }
}
