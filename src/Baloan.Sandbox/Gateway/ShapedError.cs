using Baloan.Sandbox.Json;

namespace Baloan.Sandbox.Gateway;

/// <summary>An error code with its message, in one of the shapes a gateway may give it.</summary>
internal sealed class ShapedError(SandboxErrorShape shape, string code, string message) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Answer().ExecuteAsync(httpContext);

    private static string FieldOf(string code) => code switch
    {
        ErrorCodes.PhoneNumberExistsWithAnotherNationalId or ErrorCodes.PhoneVerificationFailed => "phone_number",
        ErrorCodes.NationalIdExistsWithAnotherPhoneNumber => "national_identifier",
        ErrorCodes.AgeNotInValidRange or ErrorCodes.InvalidDateFormat => "birth_date",
        ErrorCodes.PolicyMismatch or ErrorCodes.LoanAmountExceedUserCredit => "amount",
        ErrorCodes.NoRequestToVerify or ErrorCodes.IncorrectOtpCode or ErrorCodes.ThrottledOtpCode => "otp",
        _ => "non_field_errors",
    };

    private IResult Answer() => shape == SandboxErrorShape.PlainText
        ? Results.Text(code, "text/plain", statusCode: StatusCodes.Status400BadRequest)
        : Results.Json(Body(), SandboxJson.Options, ErrorAnswers.JsonType, StatusCodes.Status400BadRequest);

    private object Body()
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
}
