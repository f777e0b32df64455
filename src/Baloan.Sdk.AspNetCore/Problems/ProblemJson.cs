using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>Writes problem details where the application has no writer of its own; Persian stays readable, as in the framework's own JSON.</summary>
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    public static readonly ProblemJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>As the application writes JSON: what it adds to problem details can be of any type that it knows.</summary>
    public static JsonTypeInfo<ProblemDetails> OfApplication(IServiceProvider services) =>
        services.GetService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>()?.Value.SerializerOptions.TryGetTypeInfo(typeof(ProblemDetails), out var known) == true
            ? (JsonTypeInfo<ProblemDetails>)known
            : Readable.ProblemDetails;
}
