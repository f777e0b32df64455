using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Baloan.Sdk;

/// <summary>Finds which of the client's types a schema stands for.</summary>
internal static class SchemaDescription
{
    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var isText = context.ParameterDescription is not null && context.JsonPropertyInfo is null && type == typeof(string);
        if (ValueSchema.Of(isText ? BoundTypeOf(context) : type, isText) is { } value)
        {
            value.DescribeOn(schema);
        }
        else if (context.JsonTypeInfo.ElementType is { } element && ValueSchema.Of(element, isText: false) is { } elementValue)
        {
            DescribeElement(schema, elementValue, NullOf(element));
        }
        else if (type == typeof(CreateLoanRequest))
        {
            schema.Required = schema.Properties?.Keys.ToHashSet(StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }

    // What is bound from a text is told as a string; MVC keeps the type in its metadata, minimal APIs in the parameter.
    private static Type BoundTypeOf(OpenApiSchemaTransformerContext context)
    {
        var bound = context.ParameterDescription!.ModelMetadata?.ModelType;
        return bound is null || bound == typeof(string) ? context.ParameterDescription.ParameterDescriptor?.ParameterType ?? typeof(string) : bound;
    }

    private static JsonSchemaType NullOf(Type type) => Nullable.GetUnderlyingType(type) is null ? 0 : JsonSchemaType.Null;

    private static void DescribeElement(OpenApiSchema schema, ValueSchema value, JsonSchemaType mayBeNull)
    {
        var element = new OpenApiSchema();
        value.DescribeOn(element);
        element.Type |= mayBeNull;
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.Array))
        {
            schema.Items = element;
        }
        else
        {
            schema.AdditionalProperties = element;
        }
    }
}
