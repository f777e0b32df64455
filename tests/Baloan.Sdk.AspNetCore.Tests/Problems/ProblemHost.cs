using System.Globalization;
using System.Text.Json;
using Baloan.Sdk.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.AspNetCore.Tests.Problems;

/// <summary>A partner's application whose endpoints fail as they are told to.</summary>
internal sealed class ProblemHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProblemHost(WebApplication app, LogRecorder logs)
    {
        _app = app;
        Logs = logs;
        Client = app.GetTestClient();
    }

    public LogRecorder Logs { get; }

    public HttpClient Client { get; }

    public static async Task<ProblemHost> StartAsync(
        Func<HttpContext, Task> endpoint,
        Action<IServiceCollection>? build = null,
        Action<WebApplication>? before = null,
        Action<WebApplication>? after = null,
        string environment = "Production")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        var logs = new LogRecorder();
        builder.Logging.ClearProviders().AddProvider(logs);
        build?.Invoke(builder.Services);
        var app = builder.Build();
        before?.Invoke(app);
        app.UseBaloanProblemDetails();
        after?.Invoke(app);
        app.MapGet("/", (RequestDelegate)(context => endpoint(context)));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ProblemHost(app, logs);
    }

    public static Task<ProblemHost> ThrowingAsync(
        Exception exception,
        Action<IServiceCollection>? build = null,
        Action<WebApplication>? before = null,
        string environment = "Production") =>
        StartAsync(_ => Task.FromException(exception), build, before, environment: environment);

    public async Task<HttpResponseMessage> GetAsync(string? language = null, string path = "/", string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<ProblemDetails> ProblemAsync(string? language = null, string path = "/", string? accept = null)
    {
        using var response = await GetAsync(language, path, accept);
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        var problem = JsonSerializer.Deserialize<ProblemDetails>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        problem.Status.Should().Be((int)response.StatusCode);
        return problem;
    }

    public static Action<WebApplication> InCulture(string culture) => app => app.Use(async (context, next) =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(culture), CultureInfo.GetCultureInfo(culture));
        await next(context);
    });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
