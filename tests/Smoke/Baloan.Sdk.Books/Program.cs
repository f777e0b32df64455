using Baloan.Sdk.Smoke;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
var connection = builder.Configuration["Node:Connection"]!;
var fate = new Fate(builder.Configuration.GetValue<Step>("Node:DiesAt"), builder.Configuration.GetValue<int>("Node:DiesAfter"));
builder.Services.AddSingleton(fate);
builder.Services.AddDbContext<NodeDatabase>(options =>
{
    _ = builder.Configuration["Node:Database"] == "Postgres" ? options.UseNpgsql(connection) : options.UseSqlite(connection).AddInterceptors(new QuickDisk());
    options.AddInterceptors(new FatalCommands(fate), new FatalCommits(fate));
});
builder.Services.AddBaloanClient(builder.Configuration)
    .UseLoanBook<NodeDatabase>(options => options.FingerprintKey = "the key of the marks of all nodes")
    .HttpClientBuilder.AddHttpMessageHandler(() => new FatalRequests(fate));
builder.Services.AddBaloanCallbacks<EffectHandler>(builder.Configuration).UseInbox<NodeDatabase>(options => builder.Configuration.Bind("Node:Inbox", options));
builder.Services.AddHostedService<Orders>();

var app = builder.Build();
app.MapBaloanCallbacks("/callbacks");
await app.RunAsync();
