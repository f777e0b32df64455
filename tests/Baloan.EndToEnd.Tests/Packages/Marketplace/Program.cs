using Baloan.Sdk;
using Marketplace;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddDbContext<MarketDatabase>(database => database.UseSqlite(builder.Configuration.GetConnectionString("Market")));
builder.Services.AddBaloanClients<ShopStore>(builder.Configuration);
builder.Services.AddBaloanCallbacks<OrderStates>(builder.Configuration).UsePartners<ShopStore>();
builder.Services.AddScoped<Orders>();
builder.Services.AddSingleton<JobSignal>();
builder.Services.AddHostedService<JobWorker>();
builder.Services.AddValidation();
builder.Services.AddAntiforgery();
builder.Services.AddOpenApi(options => options.AddBaloanSchemas());

var app = builder.Build();

using (var scope = app.Services.CreateScope())
{
    await scope.ServiceProvider.GetRequiredService<MarketDatabase>().PrepareAsync(app.Configuration.GetSection("Shops").Get<ShopSettings[]>() ?? []);
}

app.UseRequestLocalization("en", "fa");
app.UseBaloanProblemDetails();
app.UseAntiforgery();

app.MapOpenApi();
app.MapBaloanCallbacks("/baloan/callbacks");

var shops = app.MapGroup("/shops/{shop}");

shops.MapPost("/loans", async (string shop, CreateLoanRequest request, Orders orders, CancellationToken cancellationToken) =>
    OrderAnswer.Of(await orders.OpenAsync(shop, request, cancellationToken)));

shops.MapGet("/checkout", (string shop, HttpContext context, IAntiforgery antiforgery) =>
    Results.Content(CheckoutPage.Of(antiforgery.GetAndStoreTokens(context)), "text/html; charset=utf-8"));

shops.MapPost("/checkout", async (string shop, [FromForm] LoanForm? form, Orders orders, CancellationToken cancellationToken) => form is null
    ? Results.BadRequest()
    : Results.Ok(OrderAnswer.Of(await orders.OpenAsync(shop, form.ToRequest(), cancellationToken))));

shops.MapPost("/jobs", async (string shop, CreateLoanRequest request, MarketDatabase database, JobSignal signal, CancellationToken cancellationToken) =>
{
    var job = Job.OpenLoan(shop, request);
    database.Jobs.Add(job);
    await database.SaveChangesAsync(cancellationToken);
    signal.Raise();
    return Results.Accepted($"/jobs/{job.Id}", job);
});

app.MapGet("/jobs/{id:int}", async (int id, MarketDatabase database, CancellationToken cancellationToken) =>
    await database.Jobs.FindAsync([id], cancellationToken) is { } job ? Results.Ok(job) : Results.NotFound());

shops.MapGet("/orders", async (string shop, LoanState? state, Toman? atLeast, MarketDatabase database, CancellationToken cancellationToken) =>
{
    var orders = database.Orders.Where(order => order.ShopKey == shop);
    if (state is not null)
    {
        orders = orders.Where(order => order.State == state);
    }

    if (atLeast is not null)
    {
        orders = orders.Where(order => order.Price >= atLeast);
    }

    return (await orders.OrderBy(order => order.Price).ToListAsync(cancellationToken)).Select(OrderAnswer.Of);
});

app.MapGet("/orders/{id:int}/loan", async (int id, MarketDatabase database, CancellationToken cancellationToken) =>
    await database.Orders.FindAsync([id], cancellationToken) is { } order ? Results.Ok(order.ReadLoan()) : Results.NotFound());

app.Run();
