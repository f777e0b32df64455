using System.Text.Json.Nodes;
using Baloan.Sandbox.Tests.Support;

namespace Baloan.Sandbox.Tests.Control;

/// <summary>An operation of the control, as the committed document has it; another test holds that document to the sandbox.</summary>
internal sealed record ControlOperation(string Name, HttpMethod Method, string Path, JsonObject Description)
{
    private static readonly JsonObject Document =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "openapi", "sandbox.json")))!.AsObject();

    public static IReadOnlyList<ControlOperation> All { get; } =
    [
        .. from path in Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           let description = operation.Value!.AsObject()
           select new ControlOperation(
               description["operationId"]!.GetValue<string>(), HttpMethod.Parse(operation.Key), path.Key.TrimStart('/'), description),
    ];

    public IEnumerable<JsonObject> Queries => Parameters("query");

    public IEnumerable<JsonObject> PathValues => Parameters("path");

    public bool TakesBody => Description.ContainsKey("requestBody");

    public bool NeedsBody => Description["requestBody"]?["required"]?.GetValue<bool>() ?? false;

    /// <summary>The members of the body with their schemas.</summary>
    public IReadOnlyDictionary<string, JsonObject> Members =>
        BodySchema["properties"]!.AsObject().ToDictionary(member => member.Key, member => member.Value!.AsObject());

    public IReadOnlyList<string> RequiredMembers => [.. BodySchema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

    private JsonObject BodySchema => Resolved(Description["requestBody"]!["content"]!["application/json"]!["schema"]!);

    public static ControlOperation Named(string name) => All.Single(operation => operation.Name == name);

    public static bool MayBeNull(JsonObject schema) => Types(schema).Contains("null") || IsChoiceWithNull(schema);

    /// <summary>The words by which a refusal tells the form of a value.</summary>
    public static string FormOf(JsonObject schema) => (Resolved(schema)["enum"]?[0]?.GetValue<string>(), schema["format"]?.GetValue<string>()) switch
    {
        ({ } choice, _) => choice,
        (_, "uuid") => "UUID",
        (_, "uri") => "http",
        (_, "date-time") => "2030-01-01T00:00:00Z",
        _ => Types(schema).First(type => type != "null") switch
        {
            "boolean" => "true or false",
            "integer" => "whole number",
            "number" when !schema.ContainsKey("format") => "number of seconds",
            var other => other,
        },
    };

    private IEnumerable<JsonObject> Parameters(string place) =>
        Description["parameters"]?.AsArray().Select(parameter => parameter!.AsObject())
            .Where(parameter => parameter["in"]!.GetValue<string>() == place) ?? [];

    /// <summary>What a schema refers to; of a choice between null and another, the other.</summary>
    private static JsonObject Resolved(JsonNode schema)
    {
        var target = IsChoiceWithNull(schema) ? schema["oneOf"]!.AsArray().Single(choice => choice!["type"]?.ToString() != "null")! : schema;
        return target["$ref"]?.GetValue<string>() is { } reference
            ? Document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject()
            : target.AsObject();
    }

    private static bool IsChoiceWithNull(JsonNode schema) => schema["oneOf"] is not null;

    private static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => type!.GetValue<string>()),
        { } one => [one.GetValue<string>()],
        null => [],
    };
}
