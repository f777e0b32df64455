using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Baloan.Sandbox.Control;

/// <summary>
/// The body that an operation takes: one JSON object, whose members are those of a type. The serializer's own contract tells their names
/// and whether they are needed, so that what is taken here is what the operation is given.
/// </summary>
internal sealed class ControlBody(IAcceptsMetadata? accepted)
{
    private const int MostInMemory = 1024 * 1024;

    private readonly Type? _type = accepted?.RequestType;
    private readonly bool _isNeeded = accepted is { IsOptional: false };

    /// <summary>The sentence that says what of the body is not understood; null when all of it is.</summary>
    public async Task<string?> RefusalAsync(HttpContext context)
    {
        var options = OptionsOf(context);
        var members = MembersOf(options);
        var sent = await ReadAsync(context.Request);
        if (sent.Length == 0)
        {
            context.Features.Set<IHttpRequestBodyDetectionFeature>(new NoBody());
            return _isNeeded ? NoObject(members) : null;
        }

        if (!IsJson(context.Request))
        {
            return "Content-Type must be application/json.";
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(sent, cancellationToken: context.RequestAborted);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => RefusalOf(document.RootElement, members, options),
                JsonValueKind.Null when _type is not null && !_isNeeded => null,
                _ => NoObject(members),
            };
        }
        catch (JsonException exception)
        {
            return NoObject(members, string.Create(
                CultureInfo.InvariantCulture, $", which it is not from line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} on"));
        }
        catch (InvalidOperationException)
        {
            return NoObject(members); // a name with half a character
        }
    }

    /// <summary>The member that an argument stands for; a body of one member has no other.</summary>
    public string? MemberOf(string argument, HttpContext context)
    {
        var options = OptionsOf(context);
        var members = MembersOf(options);
        var name = options.PropertyNamingPolicy!.ConvertName(argument);
        return Find(members, name)?.Name ?? (members is [var only] ? only.Name : null);
    }

    private static JsonSerializerOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    private static async Task<MemoryStream> ReadAsync(HttpRequest request)
    {
        request.EnableBuffering(MostInMemory);
        var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        sent.Position = 0;
        return sent;
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.Charset.Length == 0 || type.Encoding is UTF8Encoding);

    private static string? RefusalOf(JsonElement body, JsonPropertyInfo[] members, JsonSerializerOptions options)
    {
        var missing = members.Where(IsRequired).ToHashSet();
        var given = new HashSet<JsonPropertyInfo>();
        foreach (var sent in body.EnumerateObject())
        {
            if (Find(members, sent.Name) is not { } member)
            {
                return $"{sent.Name} is no member of this request: {Allowed(members)}.";
            }

            if (!given.Add(member))
            {
                return $"{member.Name} is given twice: allowed is one value.";
            }

            if (!CanBe(member, sent.Value, options))
            {
                return $"{member.Name} must be {ValueForms.Of(member.PropertyType)}{(MayBeNull(member) ? ", or null" : "")}.";
            }

            missing.Remove(member);
        }

        return missing.Count == 0 ? null : $"{missing.First().Name} is missing: {Allowed(members)}.";
    }

    private static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false };

    private static bool MayBeNull(JsonPropertyInfo member) => member.AssociatedParameter?.IsNullable ?? member.IsSetNullable;

    private static bool CanBe(JsonPropertyInfo member, JsonElement value, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return MayBeNull(member);
        }

        // The serializer reads a list of names as well, as one value.
        if (value.ValueKind == JsonValueKind.String && ValueForms.Choices(member.PropertyType) is { } choices)
        {
            return choices.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase);
        }

        try
        {
            value.Deserialize(member.PropertyType, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonPropertyInfo? Find(JsonPropertyInfo[] members, string name) =>
        Array.Find(members, member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string NoObject(JsonPropertyInfo[] members, string where = "") => $"The body must be a JSON object{where}: {Allowed(members)}.";

    private static string Allowed(JsonPropertyInfo[] members) => ValueForms.Allowed(members.Select(member => member.Name));

    private JsonPropertyInfo[] MembersOf(JsonSerializerOptions options) => _type is null ? [] : [.. options.GetTypeInfo(_type).Properties];
}

/// <summary>Says of a body that ended up empty what the server cannot know while it is still to come.</summary>
internal sealed class NoBody : IHttpRequestBodyDetectionFeature
{
    public bool CanHaveBody => false;
}
