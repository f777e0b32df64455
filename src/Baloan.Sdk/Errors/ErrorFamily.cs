using System.Text;

namespace Baloan.Sdk;

/// <summary>What the caller does next: the advice that a family of errors has in common, and its exception.</summary>
internal sealed class ErrorFamily(string advice, Func<BaloanApiError, BaloanApiException> create)
{
    /// <summary>The errors that fit in no other family.</summary>
    public static ErrorFamily Other { get; } = new(
        "GatewayMessage and RawBody hold what the gateway says.",
        static error => new BaloanApiException(error));

    public static ErrorFamily Authentication { get; } = new(
        "The gateway does not accept the login: check the username and the password.",
        static error => new BaloanAuthenticationException(error));

    public static ErrorFamily Validation { get; } = new(
        "Correct the request; FieldErrors tells what is wrong.",
        static error => new BaloanValidationException(error));

    public static ErrorFamily Applicant { get; } = new(
        "The applicant cannot have this loan: tell the applicant.",
        static error => new BaloanApplicantException(error));

    public static ErrorFamily State { get; } = new(
        "The loan file's state does not allow this: look at the state.",
        static error => new BaloanStateException(error));

    public static ErrorFamily Otp { get; } = new(
        "The one-time code was not accepted: ask the user for it again.",
        static error => new BaloanOtpException(error));

    public static ErrorFamily NotFound { get; } = new(
        "The gateway knows no such loan or address: check the id and the base address.",
        static error => new BaloanNotFoundException(error));

    public static ErrorFamily RateLimited { get; } = new(
        "Too many requests: wait before repeating.",
        static error => new BaloanRateLimitedException(error));

    public static ErrorFamily Unavailable { get; } = new(
        "The gateway does not work at the moment: try again later.",
        static error => new BaloanUnavailableException(error));

    /// <summary>What to do about an error whose code says nothing more.</summary>
    public string Advice => advice;

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
        var documented = DocumentedError.Find(code);
        return status switch
        {
            401 => Authentication,
            429 when code != BaloanErrorCode.ThrottledOtpCode => RateLimited,
            408 or (>= 500 and <= 599) => Unavailable,
            _ when documented is not null => documented.Family,
            403 => Authentication,
            404 => NotFound,
            >= 400 and <= 499 when hasFieldErrors => Validation,
            _ => Other,
        };
    }

    public BaloanApiException ToException(BaloanApiError error) => create(error);
}

/// <summary>A row of the gateway's table of error codes.</summary>
internal sealed class DocumentedError(BaloanErrorCode code, ErrorFamily family, string advice)
{
    private const int CaseBit = 0x20;

    private static readonly DocumentedError[] All =
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

    private readonly byte[] _utf8 = Encoding.ASCII.GetBytes(code.Value);

    public BaloanErrorCode Code { get; } = code;

    public ErrorFamily Family { get; } = family;

    /// <summary>What it means and what to do, as the end of an exception's message.</summary>
    public string Advice { get; } = advice;

    /// <summary>Whether a word of a body is this code, in any case; told without making a string of it.</summary>
    public bool IsNamed(ReadOnlySpan<byte> word)
    {
        if (word.Length != _utf8.Length || (word[0] | CaseBit) != _utf8[0])
        {
            return false;
        }

        for (var i = 1; i < word.Length; i++)
        {
            var b = word[i];
            if ((b is >= (byte)'A' and <= (byte)'Z' ? b | CaseBit : b) != _utf8[i])
            {
                return false;
            }
        }

        return true;
    }

    public static DocumentedError? Find(BaloanErrorCode code)
    {
        foreach (var error in All)
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
        foreach (var error in All)
        {
            if (error.IsNamed(utf8))
            {
                return error;
            }
        }

        return null;
    }
}
