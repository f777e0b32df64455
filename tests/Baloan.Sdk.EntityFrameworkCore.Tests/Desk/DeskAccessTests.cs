using System.Net;
using Baloan.Sdk.Tests.Book;
using Baloan.Sdk.Tests.Databases;
using Baloan.Sdk.Tests.Settling;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baloan.Sdk.Tests.Desk;

/// <summary>Nobody sees the desk of whom it was not said, and no other site acts at it.</summary>
public sealed class DeskAccessTests(TestDatabases databases)
{
    private static readonly AuthorizationPolicy Clerks = new AuthorizationPolicyBuilder("test").RequireAuthenticatedUser().Build();

    [Fact]
    public async Task An_application_with_an_open_desk_does_not_start()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);

        var start = () => DeskHost.StartAsync(world, app => app.MapBaloanDesk());

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*without authorisation*");
    }

    [Fact]
    public async Task Clerks_alone_see_the_desk()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var desk = await DeskHost.StartAsync(world);

        (await desk.GetAsync()).Response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await desk.GetAsync($"{DeskHost.Path}/desk.css")).Response.StatusCode.Should().Be(HttpStatusCode.OK);
        desk.IsClerk = false;
        foreach (var path in new[] { "", "/desk.css" })
        {
            (await desk.GetAsync(DeskHost.Path + path)).Response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        (await desk.PostAsync($"{DeskHost.Path}/replay-all", new Dictionary<string, string>())).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_fallback_policy_is_an_authorisation()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var desk = await DeskHost.StartAsync(
            world, app => app.MapBaloanDesk(), services => services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = Clerks));

        (await desk.GetAsync()).Response.StatusCode.Should().Be(HttpStatusCode.OK);
        desk.IsClerk = false;
        (await desk.GetAsync()).Response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_authorisation_of_a_group_around_it_counts()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var desk = await DeskHost.StartAsync(world, app => app.MapGroup("/staff").RequireAuthorization().MapBaloanDesk());

        (await desk.GetAsync("/staff/baloan/desk")).Response.StatusCode.Should().Be(HttpStatusCode.OK);
        desk.IsClerk = false;
        (await desk.GetAsync("/staff/baloan/desk")).Response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_says_so_may_leave_it_open(bool byOptions)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var desk = await DeskHost.StartAsync(world, app =>
        {
            if (byOptions)
            {
                app.MapBaloanDesk(configure: options => options.AllowAnonymous = true);
            }
            else
            {
                app.MapBaloanDesk().AllowAnonymous();
            }
        });
        desk.IsClerk = false;

        (await desk.GetAsync()).Response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public void Without_a_loan_book_it_cannot_be_mapped()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();

        builder.Build().Invoking(app => app.MapBaloanDesk()).Should().Throw<InvalidOperationException>().WithMessage("*UseLoanBook*");
    }

    [Fact]
    public async Task Without_antiforgery_it_cannot_be_mapped()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);

        var start = () => DeskHost.StartAsync(world, app => app.MapBaloanDesk(), services => services.RemoveAll<IAntiforgery>());

        await start.Should().ThrowAsync<InvalidOperationException>().WithMessage("*AddAntiforgery*");
    }

    [Theory]
    [InlineData("settle-as-opened")]
    [InlineData("settle-as-not-opened")]
    [InlineData("replay")]
    [InlineData("replay-all")]
    public async Task A_form_without_the_token_of_the_page_does_nothing(string action)
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await world.AddAsync(context =>
        {
            context.AddLine("order-1", LoanBookStatus.Unknown, ("AttemptId", Guid.Empty));
            context.AddCallback(Guid.NewGuid(), LoanState.Created, ("DeadAt", SettlingWorld.Now));
        });
        await using var desk = await DeskHost.StartAsync(world);
        await desk.GetAsync();

        var response = await desk.PostAsync($"{DeskHost.Path}/{action}", new Dictionary<string, string>
        {
            ["book"] = "0",
            ["partner"] = "",
            ["reference"] = "order-1",
            ["attempt"] = Guid.Empty.ToString("N"),
            ["typed"] = Guid.NewGuid().ToString(),
            ["confirmed"] = "yes",
            ["id"] = "1",
        });

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await world.LineAsync("order-1")).Status.Should().Be(LoanBookStatus.Unknown);
        (await desk.GetAsync()).Html.Should().Contain("Handle again");
    }

    [Fact]
    public async Task A_page_runs_no_script_stands_in_no_frame_and_is_kept_nowhere()
    {
        await using var world = await BookWorld.StartAsync(databases, DatabaseKind.Sqlite);
        await using var desk = await DeskHost.StartAsync(world);

        foreach (var path in new[] { "", "/desk.css" })
        {
            var (response, text) = await desk.GetAsync(DeskHost.Path + path);
            response.Headers.GetValues("Content-Security-Policy").Should().ContainSingle()
                .Which.Should().Be("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            response.Headers.CacheControl!.NoStore.Should().BeTrue();
            response.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
            response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            text.Should().NotContain("<script").And.NotContain(" style=").And.NotContain("<style");
        }
    }
}
