using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Baloan.Sandbox.Gateway;

/// <summary>Reads a body as the framework does: JSON or a form. An empty body has no fields.</summary>
internal static class BodyReader
{
    public const string FormType = "application/x-www-form-urlencoded";
    private const string MultipartType = "multipart/form-data";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Dictionary<string, JsonElement> NoFields = [];

    /// <summary>The fields of a body; where it cannot be read, none and the answer that says so.</summary>
    public static async Task<(Dictionary<string, JsonElement> Fields, IResult? Error)> ReadAsync(HttpContext context)
    {
        var exchange = Exchange.Of(context);
        var contentType = context.Request.ContentType ?? "";
        if (exchange.Body.Length == 0)
        {
            return (NoFields, null);
        }

        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;
        return type?.ToLowerInvariant() switch
        {
            GatewayAnswers.JsonType => FromJson(exchange),
            FormType => (FromForm(exchange.Body), null),
            MultipartType => (await FromMultipartAsync(parsed!, exchange.Body, context.RequestAborted), null),
            _ => (NoFields, exchange.Answers.UnsupportedMediaType(contentType)),
        };
    }

    private static (Dictionary<string, JsonElement> Fields, IResult? Error) FromJson(Exchange exchange)
    {
        if (exchange.Body.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            return (NoFields, GatewayAnswers.BadJson("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"));
        }

        try
        {
            Utf8.GetCharCount(exchange.Body);
            using var document = JsonDocument.Parse(exchange.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (FieldsOf(document.RootElement), null)
                : (NoFields, exchange.Answers.NotAnObject(NameOf(document.RootElement.ValueKind)));
        }
        catch (DecoderFallbackException exception)
        {
            return (NoFields, GatewayAnswers.BadJson(string.Create(
                CultureInfo.InvariantCulture, $"'utf-8' codec can't decode the byte in position {exception.Index}")));
        }
        catch (JsonException exception)
        {
            return (NoFields, GatewayAnswers.BadJson(string.Create(
                CultureInfo.InvariantCulture,
                $"Not valid JSON: line {(exception.LineNumber ?? 0) + 1} column {(exception.BytePositionInLine ?? 0) + 1}")));
        }
    }

    private static Dictionary<string, JsonElement> FieldsOf(JsonElement body)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in body.EnumerateObject())
        {
            fields[property.Name] = property.Value.Clone();
        }

        return fields;
    }

    private static Dictionary<string, JsonElement> FromForm(byte[] body) =>
        QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body))
            .ToDictionary(field => field.Key, field => Element(field.Value.LastOrDefault() ?? ""), StringComparer.Ordinal);

    private static async Task<Dictionary<string, JsonElement>> FromMultipartAsync(
        MediaTypeHeaderValue type, byte[] body, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            return fields;
        }

        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is { } disposition && !string.IsNullOrEmpty(disposition.Name.Value))
                {
                    fields[HeaderUtilities.RemoveQuotes(disposition.Name).Value!] = Element(await section.ReadAsStringAsync(cancellationToken));
                }
            }
        }
        catch (IOException)
        {
            // What was read until the body broke off counts, as in the framework.
        }

        return fields;
    }

    private static JsonElement Element(string value) => JsonSerializer.SerializeToElement(value);

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "list",
        JsonValueKind.String => "str",
        JsonValueKind.Number => "int",
        JsonValueKind.Null => "NoneType",
        _ => "bool",
    };
}
