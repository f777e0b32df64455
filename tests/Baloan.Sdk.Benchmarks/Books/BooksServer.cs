using System.CommandLine;
using Baloan.Sdk.Benchmarks.Callbacks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Baloan.Sdk.Benchmarks.Books;

/// <summary>The server of a partner that stores call backs in PostgreSQL, by the inbox or by hand. The experiment starts each in a process of its own.</summary>
internal static class BooksServer
{
    /// <summary>The hidden command that runs it.</summary>
    public const string CommandName = "serve-inbox";

    /// <summary>The argument that asks for the inbox; its worker does not run, since the storing is measured.</summary>
    public const string Inbox = "inbox";

    /// <summary>The argument that asks for an endpoint that inserts one row.</summary>
    public const string Bare = "bare";

    public static Command CreateCommand()
    {
        var kind = new Argument<string>("kind").AcceptOnlyFromAmong(Bare, Inbox);
        var connection = new Argument<string>("connection");
        var command = new Command(CommandName) { Arguments = { kind, connection }, Hidden = true };
        command.SetAction((result, cancellationToken) =>
            ServeAsync(result.GetRequiredValue(kind) == Bare, result.GetRequiredValue(connection), cancellationToken));
        return command;
    }

    private static async Task ServeAsync(bool isBare, string connection, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContext<BooksDatabase>(options => options.UseNpgsql(connection));
        await using var app = isBare ? BuildBare(builder) : BuildInbox(builder);
        await app.StartAsync(cancellationToken);
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static WebApplication BuildBare(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BareCallbackContext.Default));
        var app = builder.Build();
        app.MapPost(CallbackServer.Path, async (BareCallback body, BooksDatabase database, CancellationToken cancellationToken) =>
        {
            database.Rows.Add(new HandWrittenRow { Key = $"{body.Uuid:N}{body.State}", State = body.State, LoanId = body.Uuid, At = TimeProvider.System.GetUtcNow().UtcDateTime });
            await database.SaveChangesAsync(cancellationToken);
            return Results.Ok();
        });
        return app;
    }

    private static WebApplication BuildInbox(WebApplicationBuilder builder)
    {
        builder.Services.AddBaloanCallbacks<IdleCallbackHandler>(options => options.Secrets = [CallbackServer.Secret]).UseInbox<BooksDatabase>();

        // The worker is registered last.
        builder.Services.Remove(builder.Services.Last(service => service.ServiceType == typeof(IHostedService)));
        var app = builder.Build();
        app.MapBaloanCallbacks(CallbackServer.Path);
        return app;
    }
}
