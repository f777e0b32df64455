using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Benchmarks.Callbacks;

/// <summary>The server of a partner, with the endpoint of this library or with one that is written by hand. The experiment starts each in a process of its own.</summary>
internal static class CallbackServer
{
    /// <summary>The hidden command that runs it.</summary>
    public const string CommandName = "serve-callbacks";

    /// <summary>The argument that asks for the endpoint of this library.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>The argument that asks for a bare minimal-API endpoint.</summary>
    public const string Bare = "bare";

    public const string Path = "/baloan/callbacks";

    public const string Secret = "wq3v8sH0n2-first-of-yours";

    public static Command CreateCommand()
    {
        var kind = new Argument<string>("kind").AcceptOnlyFromAmong(Bare, Endpoint);
        var command = new Command(CommandName) { Arguments = { kind }, Hidden = true };
        command.SetAction((result, cancellationToken) => ServeAsync(result.GetRequiredValue(kind) == Bare, cancellationToken));
        return command;
    }

    private static async Task ServeAsync(bool isBare, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = isBare ? BuildBare(builder) : Build(builder);
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static WebApplication BuildBare(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareCallbackContext.Default));
        var app = builder.Build();
        app.MapPost(Path, (BareCallback body) => Results.Ok());
        return app;
    }

    private static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddBaloanCallbacks<IdleCallbackHandler>(options => options.Secrets = [Secret]);
        var app = builder.Build();
        app.MapBaloanCallbacks(Path);
        return app;
    }
}
