using Baloan.Sdk;
using Microsoft.AspNetCore.OpenApi;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Describes the types of <c>Baloan.Sdk</c> in OpenAPI documents.</summary>
public static class BaloanOpenApiOptionsExtensions
{
    /// <summary>
    /// Describes the types of <c>Baloan.Sdk</c> as their JSON and their text are: phone numbers, national ids and dates of birth as
    /// strings with a pattern, amounts as numbers of Toman, ranges as the gateway writes them, states and error codes as strings with
    /// the documented ones as examples. In bodies, routes, queries and forms of minimal APIs and MVC; nullable, in lists and in
    /// dictionaries.
    /// </summary>
    /// <param name="options">The options of the document: <c>builder.Services.AddOpenApi(options => options.AddBaloanSchemas())</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static OpenApiOptions AddBaloanSchemas(this OpenApiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AddSchemaTransformer(SchemaDescription.DescribeAsync);
    }
}
