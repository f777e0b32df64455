using System.Text.Json.Nodes;
using Baloan.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace Baloan.Partner.Tests.OpenApi;

/// <summary>A partner's application with an OpenAPI document of each of the two libraries.</summary>
public sealed class DescribedHost : IAsyncLifetime
{
    private readonly WebApplication _app;

    public DescribedHost()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddControllers().AddApplicationPart(typeof(DescribedController).Assembly);
        builder.Services.AddOpenApi(options => options.AddBaloanSchemas());
        AddSwashbuckle(builder);
        builder.Services.ConfigureSwaggerGen(swagger => swagger.DocInclusionPredicate((_, api) => api.RelativePath!.StartsWith("described", StringComparison.Ordinal)));
        _app = builder.Build();
        _app.MapOpenApi();
        _app.MapSwagger();
        _app.MapControllers();
        _app.MapGet("described/discount", () => (Toman?)Toman.Zero);
        _app.MapGet("described/minimal/{phone}", (PhoneNumber phone, Toman? price, LoanState[] states, TomanRange range) => Results.Ok());
        _app.MapPost("described/minimal", (Described body) => body);
        _app.MapPost("described/minimal/form", ([FromForm] PhoneNumber phone) => Results.Ok()).DisableAntiforgery();
        _app.MapPost("described/loans", (CreateLoanRequest request) => Results.Ok());
    }

    public async Task<JsonNode> DocumentAsync(string path)
    {
        using var client = _app.GetTestClient();
        return JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // The piece of docs/web.md.
    private static void AddSwashbuckle(WebApplicationBuilder builder)
    {
        builder.Services.AddSwaggerGen(swagger =>
        {
            swagger.MapType<PhoneNumber>(() => Text("09123456789", "^09[0-9]{9}$"));
            swagger.MapType<NationalId>(() => Text("0012345679", "^[0-9]{8,16}$"));
            swagger.MapType<BirthDate>(() => Text("1999-02-14", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
            swagger.MapType<LoanState>(() => Text(LoanState.Names.Created));
            swagger.MapType<BaloanErrorCode>(() => Text(BaloanErrorCode.Names.IncorrectOtpCode));
            swagger.MapType<InstallmentFormula>(() => Text("(amount+(amount*bank_effected_interest_rate)/100)/loan_due"));
            swagger.MapType<Toman>(() => new OpenApiSchema { Type = JsonSchemaType.Number, Description = "Toman", Examples = [10_000_000] });
            swagger.MapType<TomanRange>(() => new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Millions of Toman",
                Examples = [new JsonObject { ["lower"] = 10, ["upper"] = 30, ["bounds"] = "[)" }],
            });
        });

        static OpenApiSchema Text(string example, string? pattern = null) =>
            new() { Type = JsonSchemaType.String, Pattern = pattern, Examples = [example] };
    }
}
