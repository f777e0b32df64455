using Baloan.Sandbox.Control;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Baloan.Sandbox.OpenApi;

/// <summary>The OpenAPI documents: one of the gateway, one of the control.</summary>
internal static class ApiDocuments
{
    public const string Gateway = "gateway";
    public const string Route = "/sandbox/openapi/{documentName}.json";

    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi(Gateway, options =>
        {
            Configure(options, "Baloan partnership gateway", "The partnership gateway as the sandbox emulates it. Amounts are in Toman, a policy's range in millions of Toman.", "https://api.baloan.ir");
            options.ShouldInclude = description => description.GroupName == Gateway && description.HttpMethod != HttpMethods.Head;
            options.AddOperationTransformer(GatewayDescription.DescribeAsync);
            options.AddDocumentTransformer(GatewayDescription.AddBearerAsync);
            options.AddDocumentTransformer(GatewayDescription.AddSlashesAsync);
        });
        services.AddOpenApi(ControlEndpoints.Document, options =>
            Configure(options, "Baloan sandbox", "Control of a sandbox. Durations are in seconds, amounts in Toman.", server: null));
    }

    private static void Configure(OpenApiOptions options, string title, string description, string? server)
    {
        options.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeDuration(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = title, Description = description, Version = "v1" };
            document.Servers = server is null ? [] : [new() { Url = server }];
            return Task.CompletedTask;
        });
    }

    private static void DescribeDuration(OpenApiSchema schema, Type type)
    {
        var inner = Nullable.GetUnderlyingType(type);
        if ((inner ?? type) == typeof(TimeSpan))
        {
            schema.Type = inner is null ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Description ??= "Seconds.";
        }
    }
}
