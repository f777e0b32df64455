using System.Globalization;
using System.Text.Json;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Gateway;

/// <summary>The error answers of the gateway and of the framework behind it, in one language and shape.</summary>
internal sealed class ErrorAnswers(string language, SandboxErrorShape shape)
{
    public const string JsonType = "application/json";

    public static IResult HtmlNotFound() => Results.Content(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n  <h1>Not Found</h1><p>There is nothing at this address.</p>\n</body>\n</html>\n",
        "text/html; charset=utf-8",
        statusCode: StatusCodes.Status404NotFound);

    public IResult Of(GatewayError error) => error.Code is { } code ? Code(code, error.Argument) : NotFound();

    public IResult Code(string code, string? argument = null) =>
        new ShapedError(shape, code, Messages.Of(code, language, argument));

    public IResult NotFound() => Detail(StatusCodes.Status404NotFound, Text("not_found"));

    public IResult NoCredentials() => Unauthorized(new { detail = Text("no_credentials") });

    public IResult BadAuthorizationHeader() =>
        Unauthorized(new { detail = Text("bad_authorization_header"), code = "bad_authorization_header" });

    public IResult TokenNotValid() => Unauthorized(new
    {
        detail = Text("token_not_valid"),
        code = "token_not_valid",
        messages = new[] { new { token_class = "AccessToken", token_type = "access", message = Text("token_expired") } },
    });

    public IResult RefreshNotValid(string refusal) => Unauthorized(new { detail = Text(refusal), code = "token_not_valid" });

    public IResult NoAccount() => Unauthorized(new { detail = Text("no_account") });

    public IResult MethodNotAllowed(string method) => Detail(StatusCodes.Status405MethodNotAllowed, Text("method", method));

    public IResult NotAcceptable() => Detail(StatusCodes.Status406NotAcceptable, Text("not_acceptable"));

    public IResult UnsupportedMediaType(string type) => Detail(StatusCodes.Status415UnsupportedMediaType, Text("media_type", type));

    public static IResult BadJson(string reason) => Detail(StatusCodes.Status400BadRequest, $"JSON parse error - {reason}");

    public static IResult Fields(IReadOnlyDictionary<string, List<string>> errors) => Json(StatusCodes.Status400BadRequest, errors);

    public IResult NotAnObject(string kind) => Json(
        StatusCodes.Status400BadRequest,
        new { non_field_errors = new[] { Text("not_an_object", kind) } });

    public string ThrottledBody(long? seconds)
    {
        var text = Text("throttled", (seconds ?? 1).ToString(CultureInfo.InvariantCulture));
        return JsonSerializer.Serialize(new { detail = text }, SandboxJson.Options);
    }

    public IResult Done(string key) => Json(StatusCodes.Status200OK, new { detail = Text(key) });

    public string Text(string key, string? argument = null) => Messages.Of(key, language, argument);

    private static IResult Detail(int status, string detail) => Json(status, new { detail });

    private static UnauthorizedAnswer Unauthorized(object body) => new(body);

    private static IResult Json(int status, object body) => Results.Json(body, SandboxJson.Options, JsonType, status);
}
