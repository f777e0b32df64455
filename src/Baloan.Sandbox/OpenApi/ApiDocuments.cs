using System.Text.Json.Nodes;
using Baloan.Sandbox.Control;
using Baloan.Sandbox.Gateway;
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

/// <summary>What the gateway's document says beyond paths and types: bodies, errors, the bearer token, the language.</summary>
internal static class GatewayDescription
{
    private const string Bearer = "bearer";

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RequestBodyOf>().FirstOrDefault() is { } body)
        {
            var schema = await context.GetOrCreateSchemaAsync(body.Type, parameterDescription: null, cancellationToken);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = body.ContentTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema }),
            };
        }

        operation.Responses ??= [];
        operation.Responses["400"] = new OpenApiResponse
        {
            Description = "An error code; or an object of fields, each with a list of what is wrong with it.",
            Content = new Dictionary<string, OpenApiMediaType> { [GatewayAnswers.JsonType] = new() { Schema = ErrorSchema() } },
        };
        operation.Responses["401"] = new OpenApiResponse { Description = "The login or the token is not valid." };
        operation.Responses["429"] = new OpenApiResponse { Description = "Too many requests." };
        operation.Responses["503"] = new OpenApiResponse { Description = "Offline for maintenance." };
        if (metadata.OfType<GatewayAddress>().Single().NeedsToken)
        {
            Protect(operation, context.Document);
        }
    }

    /// <summary>Gives the paths their slashes back, which the framework takes off and the gateway insists on.</summary>
    public static Task AddSlashesAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var addresses = context.DescriptionGroups.SelectMany(group => group.Items)
            .SelectMany(operation => operation.ActionDescriptor.EndpointMetadata.OfType<GatewayAddress>())
            .Select(address => address.Template).ToHashSet();
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths[addresses.Contains(path + "/") ? path + "/" : path] = item;
        }

        document.Paths = paths;
        return Task.CompletedTask;
    }

    public static Task AddBearerAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            BearerFormat = "JWT",
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema ErrorSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. SandboxMagicValues.NationalIdentifiers.Keys.Select(code => (JsonNode)code)],
            },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };

    private static void Protect(OpenApiOperation operation, OpenApiDocument? document)
    {
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Accept-Language",
            In = ParameterLocation.Header,
            Description = "The language of sentences: en or fa.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }
}
