namespace Baloan.Sdk;

/// <summary>The one place that tells which family an error belongs to, by its code, its status and its fields.</summary>
internal static class ErrorFamilies
{
    private static readonly DocumentedError[] Documented =
    [
        new(BaloanErrorCode.UnauthorizedPartnership, ErrorFamily.Authentication,
            "The login is not valid: check the username and the password."),
        new(BaloanErrorCode.PhoneNumberExistWithAnotherNationalId, ErrorFamily.Applicant,
            "The phone number is registered with another national id: tell the applicant."),
        new(BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber, ErrorFamily.Applicant,
            "The national id is registered with another phone number: tell the applicant."),
        new(BaloanErrorCode.AgeNotInValidRange, ErrorFamily.Applicant,
            "The applicant's age must be 18 to 70: tell the applicant."),
        new(BaloanErrorCode.InvalidDateFormat, ErrorFamily.Validation,
            "The birth date is not a Gregorian YYYY-MM-DD: correct the request."),
        new(BaloanErrorCode.LoanDueOrAmountNotMatchStorePolicies, ErrorFamily.Validation,
            "The amount or the length is outside the store's policies: read the policies again and correct the request."),
        new(BaloanErrorCode.NationalPhoneVerificationFailed, ErrorFamily.Applicant,
            "The phone number and the national id do not belong to the same person: tell the applicant."),
        new(BaloanErrorCode.ServiceInquiryFailed, ErrorFamily.Unavailable,
            "An inquiry of the gateway at another service failed: try again later."),
        new(BaloanErrorCode.CanNotUpdate, ErrorFamily.State,
            "The field cannot be changed in the loan file's present state: look at the state."),
        new(BaloanErrorCode.FailedToCancelLoan, ErrorFamily.State,
            "The loan file could not be cancelled: look at its state."),
        new(BaloanErrorCode.NotAllowedInState, ErrorFamily.State,
            "Not possible in the loan file's present state: look at the state."),
        new(BaloanErrorCode.AlreadyAgreedByUser, ErrorFamily.State,
            "The user has already signed the contract: there is nothing left to sign."),
        new(BaloanErrorCode.DuplicateRequest, ErrorFamily.State,
            "The same request was made before: look at the loan file's state."),
        new(BaloanErrorCode.NoRequestToVerify, ErrorFamily.Otp,
            "No one-time code was issued: request one first."),
        new(BaloanErrorCode.IncorrectOtpCode, ErrorFamily.Otp,
            "The one-time code is wrong: ask the user for it again."),
        new(BaloanErrorCode.ThrottledOtpCode, ErrorFamily.Otp,
            "One-time codes were asked for too often: wait before asking again."),
        new(BaloanErrorCode.LoanAmountExceedUserCredit, ErrorFamily.Applicant,
            "The amount is more than the applicant's credit: tell the applicant."),
    ];

    /// <summary>
    /// A documented code says more than its status and wins over it, but for the statuses that stand before the
    /// gateway's own work, whatever the body says:
    /// <list type="bullet">
    /// <item>401: the token was refused, and renewing it did not help; only the login can be at fault.</item>
    /// <item>429: the request was not looked at. <c>throttled_otp_code</c> is the exception, since it is the same
    /// refusal and belongs to the step that asked for the code.</item>
    /// <item>408 and 5xx: the server failed, and a code it gave while failing cannot be relied on.</item>
    /// </list>
    /// A 403 goes by its code, since the framework also answers so for what a loan file's state forbids; without a
    /// documented code it is the login. Field errors come after 404: what was not found cannot be corrected.
    /// </summary>
    public static ErrorFamily Of(int status, BaloanErrorCode code, bool hasFieldErrors)
    {
        var documented = Find(code);
        return status switch
        {
            401 => ErrorFamily.Authentication,
            429 when code != BaloanErrorCode.ThrottledOtpCode => ErrorFamily.RateLimited,
            408 or (>= 500 and <= 599) => ErrorFamily.Unavailable,
            _ when documented is not null => documented.Family,
            403 => ErrorFamily.Authentication,
            404 => ErrorFamily.NotFound,
            >= 400 and <= 499 when hasFieldErrors => ErrorFamily.Validation,
            _ => ErrorFamily.Other,
        };
    }

    public static DocumentedError? Find(BaloanErrorCode code)
    {
        foreach (var error in Documented)
        {
            if (error.Code == code)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>Finds a code by its wire name in UTF-8, in any case.</summary>
    public static DocumentedError? Find(ReadOnlySpan<byte> utf8)
    {
        foreach (var error in Documented)
        {
            if (error.IsNamed(utf8))
            {
                return error;
            }
        }

        return null;
    }

    public static BaloanApiException ToException(BaloanApiError error) =>
        Of((int)error.StatusCode, error.Code, error.HasFieldErrors) switch
        {
            ErrorFamily.Authentication => new BaloanAuthenticationException(error),
            ErrorFamily.Validation => new BaloanValidationException(error),
            ErrorFamily.Applicant => new BaloanApplicantException(error),
            ErrorFamily.State => new BaloanStateException(error),
            ErrorFamily.Otp => new BaloanOtpException(error),
            ErrorFamily.NotFound => new BaloanNotFoundException(error),
            ErrorFamily.RateLimited => new BaloanRateLimitedException(error),
            ErrorFamily.Unavailable => new BaloanUnavailableException(error),
            _ => new BaloanApiException(error),
        };

    /// <summary>What to do about an error of a family whose code says nothing more.</summary>
    public static string Advice(ErrorFamily family) => family switch
    {
        ErrorFamily.Authentication => "The gateway does not accept the login: check the username and the password.",
        ErrorFamily.Validation => "Correct the request; FieldErrors tells what is wrong.",
        ErrorFamily.Applicant => "The applicant cannot have this loan: tell the applicant.",
        ErrorFamily.State => "The loan file's state does not allow this: look at the state.",
        ErrorFamily.Otp => "The one-time code was not accepted: ask the user for it again.",
        ErrorFamily.NotFound => "The gateway knows no such loan or address: check the id and the base address.",
        ErrorFamily.RateLimited => "Too many requests: wait before repeating.",
        ErrorFamily.Unavailable => "The gateway does not work at the moment: try again later.",
        _ => "GatewayMessage and RawBody hold what the gateway says.",
    };
}
