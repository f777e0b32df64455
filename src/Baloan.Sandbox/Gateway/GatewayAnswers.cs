using System.Globalization;
using System.Text.Json;
using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Gateway;

/// <summary>The answers of the gateway and of the framework behind it, in one language, and with one shape of errors.</summary>
internal sealed class GatewayAnswers(string language, SandboxErrorShape shape)
{
    public const string JsonType = "application/json";

    public static IResult Json(object body, int status = StatusCodes.Status200OK) => Results.Json(body, SandboxJson.Options, JsonType, status);

    /// <summary>The framework's page for an address that it has no route for.</summary>
    public static IResult NoSuchAddress() => Results.Content(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n  <h1>Not Found</h1><p>There is nothing at this address.</p>\n</body>\n</html>\n",
        "text/html; charset=utf-8",
        statusCode: StatusCodes.Status404NotFound);

    public static Task NoSuchAddressAsync(HttpContext context) => NoSuchAddress().ExecuteAsync(context);

    public IResult Of(GatewayError error) => error.Code is { } code ? Code(code, error.Argument) : NotFound();

    /// <summary>An error code with its message, in the shape that the gateway gives it.</summary>
    public IResult Code(string code, string? argument = null) => shape == SandboxErrorShape.PlainText
        ? Results.Text(code, "text/plain", statusCode: StatusCodes.Status400BadRequest)
        : Json(Shaped(code, Text(code, argument)), StatusCodes.Status400BadRequest);

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

    public static IResult Fields(IReadOnlyDictionary<string, List<string>> errors) => Json(errors, StatusCodes.Status400BadRequest);

    public IResult NotAnObject(string kind) => Json(
        new { non_field_errors = new[] { Text("not_an_object", kind) } }, StatusCodes.Status400BadRequest);

    public string ThrottledBody(long? seconds)
    {
        var text = Text("throttled", (seconds ?? 1).ToString(CultureInfo.InvariantCulture));
        return JsonSerializer.Serialize(new { detail = text }, SandboxJson.Options);
    }

    /// <summary>The sentence that says what was done, or the error that came of it.</summary>
    public IResult Done(LoanOutcome outcome, string key) =>
        outcome.Error is { } error ? Of(error) : Json(new DetailBody(Text(key)));

    public string Text(string key, string? argument = null) => Messages.Of(key, language, argument);

    private object Shaped(string code, string message)
    {
        var pair = new { code, message };
        return shape switch
        {
            SandboxErrorShape.ErrorCodeAndMessage => new { error_code = code, message },
            SandboxErrorShape.ErrorString => new { error = code, message },
            SandboxErrorShape.ErrorObject => new { error = pair },
            SandboxErrorShape.DetailCode => new { detail = code },
            SandboxErrorShape.DetailObject => new { detail = pair },
            SandboxErrorShape.Messages => new { code, messages = new[] { message } },
            SandboxErrorShape.Errors => new { errors = new[] { pair } },
            SandboxErrorShape.NonFieldErrors => new { non_field_errors = new[] { code } },
            SandboxErrorShape.NonFieldErrorObjects => new { non_field_errors = new[] { pair } },
            SandboxErrorShape.Field => new Dictionary<string, string[]> { [FieldOf(code)] = [code] },
            SandboxErrorShape.List => new[] { code },
            SandboxErrorShape.Nested => new { response = new { data = new { error = pair } } },
            _ => new { code, detail = message },
        };
    }

    private static string FieldOf(string code) => code switch
    {
        ErrorCodes.PhoneNumberExistsWithAnotherNationalId or ErrorCodes.PhoneVerificationFailed => "phone_number",
        ErrorCodes.NationalIdExistsWithAnotherPhoneNumber => "national_identifier",
        ErrorCodes.AgeNotInValidRange or ErrorCodes.InvalidDateFormat => "birth_date",
        ErrorCodes.PolicyMismatch or ErrorCodes.LoanAmountExceedUserCredit => "amount",
        ErrorCodes.NoRequestToVerify or ErrorCodes.IncorrectOtpCode or ErrorCodes.ThrottledOtpCode => "otp",
        _ => "non_field_errors",
    };

    private static IResult Detail(int status, string detail) => Json(new { detail }, status);

    private static UnauthorizedAnswer Unauthorized(object body) => new(body);

}

/// <summary>A sentence about what was done.</summary>
internal sealed record DetailBody(string Detail);

/// <summary>A 401 with the challenge that belongs to it.</summary>
internal sealed class UnauthorizedAnswer(object body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.WWWAuthenticate = "Bearer realm=\"api\"";
        return GatewayAnswers.Json(body, StatusCodes.Status401Unauthorized).ExecuteAsync(httpContext);
    }
}
