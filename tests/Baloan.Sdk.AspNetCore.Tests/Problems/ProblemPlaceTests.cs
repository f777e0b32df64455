using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>Beside what an application has for errors already.</summary>
public sealed class ProblemPlaceTests
{
    private const string UnknownType = "urn:baloan:outcome-unknown";

    private static readonly BaloanException Unknown = new BaloanOutcomeUnknownException("POST loan/");

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task The_page_for_developers_leaves_it_alone(string environment)
    {
        await using var host = await ProblemHost.ThrowingAsync(Unknown, environment: environment);

        (await host.ProblemAsync(accept: "text/html")).Type.Should().Be(UnknownType);
    }

    [Fact]
    public async Task The_applications_own_handler_keeps_the_other_exceptions()
    {
        await using var host = await ProblemHost.ThrowingAsync(
            new InvalidOperationException("its own"),
            before: app => app.UseExceptionHandler(own => own.Run(context => context.Response.WriteAsync("handled by its own"))));

        using var response = await host.GetAsync();

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be("handled by its own");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customization_of_all_problem_details_applies(bool hasHandler)
    {
        await using var host = await ProblemHost.ThrowingAsync(
            Unknown,
            services => services.AddProblemDetails(options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["shop"] = context.Exception?.GetType().Name),
            hasHandler ? app => app.UseExceptionHandler() : null);

        var problem = await host.ProblemAsync();

        problem.Type.Should().Be(UnknownType);
        problem.Extensions["shop"]!.ToString().Should().Be(nameof(BaloanOutcomeUnknownException));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/plain", null)]
    [InlineData("/plain", "text/html")]
    [InlineData("/api", "text/html")]
    public async Task A_customization_applies_whatever_is_asked_for_and_once(string path, string? accept)
    {
        await using var host = await ProblemHost.StartAsync(
            _ => throw Unknown,
            services =>
            {
                services.AddControllersWithViews().AddApplicationPart(typeof(LoansController).Assembly);
                services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
                {
                    context.ProblemDetails.Title += "!";
                    context.ProblemDetails.Extensions["shop"] = TimeSpan.FromMinutes(1);
                });
            },
            after: app => app.MapControllers());

        var problem = await host.ProblemAsync("en", path, accept);

        problem.Title.Should().EndWith("it.!");
        problem.Extensions["shop"]!.ToString().Should().Be("00:01:00");
    }

    [Theory]
    [InlineData("/plain", false)]
    [InlineData("/plain", true)]
    [InlineData("/api", false)]
    [InlineData("/api", true)]
    public async Task Controllers_are_answered_alike(string path, bool hasService)
    {
        await using var host = await ProblemHost.StartAsync(
            _ => Task.CompletedTask,
            services =>
            {
                services.AddControllersWithViews().AddApplicationPart(typeof(LoansController).Assembly);
                _ = hasService ? services.AddProblemDetails() : services;
            },
            after: app => app.MapControllers());

        var problem = await host.ProblemAsync("fa", path);

        (problem.Status, problem.Type).Should().Be((424, UnknownType));
        problem.Title.Should().StartWith("معلوم نیست");
    }

    [Fact]
    public async Task A_cancelled_request_passes_through()
    {
        await using var host = await ProblemHost.ThrowingAsync(new OperationCanceledException());

        await host.Invoking(given => given.GetAsync()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_response_that_has_begun_is_broken_off()
    {
        await using var host = await ProblemHost.StartAsync(async context =>
        {
            await context.Response.WriteAsync("half of it");
            await context.Response.Body.FlushAsync();
            throw Unknown;
        });

        var read = async () =>
        {
            using var response = await host.GetAsync();
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        };

        await read.Should().ThrowAsync<Exception>("half an answer is not a whole one");
    }

    [Fact]
    public async Task What_was_prepared_for_success_is_taken_back()
    {
        await using var host = await ProblemHost.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = "/loans/1";
            context.Response.Headers.ETag = "\"1\"";
            throw Unknown;
        });

        using var response = await host.GetAsync();

        response.StatusCode.Should().Be(HttpStatusCode.FailedDependency);
        response.Headers.Location.Should().BeNull();
        response.Headers.ETag.Should().BeNull();
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
