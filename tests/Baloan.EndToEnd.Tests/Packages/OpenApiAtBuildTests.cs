using System.Text.Json;

namespace Baloan.EndToEnd.Tests.Packages;

/// <summary>A build that writes the application's OpenAPI document starts the application, on a machine without its secrets.</summary>
[Collection(RepositoryBuilds.Name)]
[Trait("Runs", "once")]
public sealed class OpenApiAtBuildTests(Workshop workshop)
{
    private const string Code = """
        using Baloan.Sdk;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenApi();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddBaloanClient(builder.Configuration.GetSection("Baloan")).UseDistributedTokenStore();
        builder.Services.AddBaloanCallbacks<Inbox>(builder.Configuration.GetSection("Baloan:Callbacks"));
        builder.Services.AddHealthChecks().AddBaloan();

        var app = builder.Build();
        app.MapOpenApi();
        app.MapBaloanCallbacks("/baloan/callbacks");
        app.MapHealthChecks("/health");
        app.MapGet("/policies", (IBaloanClient baloan, CancellationToken cancellation) => baloan.Policies.ListAsync(cancellation));
        app.Run();

        public sealed class Inbox : IBaloanCallbackHandler
        {
            public Task HandleAsync(LoanCallback callback, BaloanCallbackContext context, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_made_without_secrets_and_the_application_itself_does_not_start_so()
    {
        var folder = await workshop.NewFolderAsync("openapi");
        await workshop.DotnetAsync("new web --name Shop --output .", folder);
        await workshop.DotnetAsync("add package Baloan.Sdk.AspNetCore --prerelease", folder);
        await workshop.DotnetAsync("add package Microsoft.AspNetCore.OpenApi --version 10.0.14", folder);
        await workshop.DotnetAsync("add package Microsoft.Extensions.ApiDescription.Server --version 10.0.14", folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Code, Cancellation);

        await workshop.DotnetAsync("build", folder);

        await using var document = File.OpenRead(Path.Combine(folder, "obj", "Shop.json"));
        using var description = await JsonDocument.ParseAsync(document, cancellationToken: Cancellation);
        description.RootElement.GetProperty("paths").TryGetProperty("/policies", out _).Should().BeTrue();
        var start = () => workshop.DotnetAsync("run --no-build", folder);
        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message
            .Should().Contain("Baloan:Username is missing.").And.Contain("Baloan:Callbacks:Secrets is empty");
    }
}
