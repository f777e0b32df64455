using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baloan.Sdk;

/// <summary>One kind of problem: its status, the end of its type, and its title in two languages.</summary>
internal sealed record Problem(int Status, string Kind, string English, string Persian)
{
    public static readonly Problem Applicant = new(
        StatusCodes.Status422UnprocessableEntity, "applicant-refused", "The applicant cannot have this loan.", "این وام به این متقاضی داده نمی‌شود.");

    public static readonly Problem Request = new(
        StatusCodes.Status422UnprocessableEntity, "request-refused", "What was entered was not accepted.", "اطلاعات واردشده پذیرفته نشد.");

    public static readonly Problem Otp = new(
        StatusCodes.Status422UnprocessableEntity, "otp-refused", "The one-time code was not accepted.", "کد تأیید پذیرفته نشد.");

    public static readonly Problem OtpThrottled = new(
        StatusCodes.Status429TooManyRequests, "otp-throttled", "One-time codes were asked for too often.", "کد تأیید بیش از اندازه درخواست شده است.");

    public static readonly Problem State = new(
        StatusCodes.Status409Conflict, "state-conflict", "The loan's state does not allow this.", "وضعیت وام اجازهٔ این کار را نمی‌دهد.");

    public static readonly Problem NotFound = new(
        StatusCodes.Status404NotFound, "loan-not-found", "There is no such loan.", "چنین وامی یافت نشد.");

    public static readonly Problem PartnerNotFound = new(
        StatusCodes.Status404NotFound, "partner-not-found", "There is no such partner.", "چنین همکاری یافت نشد.");

    public static readonly Problem Unavailable = new(
        StatusCodes.Status503ServiceUnavailable, "unavailable", "Loans are not available now. Try again later.", "اکنون امکان دریافت وام نیست. کمی بعد دوباره تلاش کنید.");

    /// <summary>A status that no HTTP client repeats of its own accord, as it may a 5xx.</summary>
    public static readonly Problem OutcomeUnknown = new(
        StatusCodes.Status424FailedDependency, "outcome-unknown", "It is not known whether this was done. Do not repeat it.", "معلوم نیست این کار انجام شده است یا نه. آن را تکرار نکنید.");

    public static readonly Problem Access = new(
        StatusCodes.Status500InternalServerError, "no-access", "Loans are not available.", "امکان دریافت وام نیست.");

    public static readonly Problem Answer = new(
        StatusCodes.Status502BadGateway, "unexpected-answer", "The loan service gave an unexpected answer.", "پاسخ سامانهٔ وام برخلاف انتظار بود.");

    /// <summary>The kind for a family: what the caller of the partner's endpoint does next.</summary>
    public static Problem Of(BaloanException exception) => exception switch
    {
        BaloanApplicantException => Applicant,
        BaloanValidationException => Request,
        BaloanOtpException otp => otp.Code == BaloanErrorCode.ThrottledOtpCode ? OtpThrottled : Otp,
        BaloanStateException => State,
        BaloanNotFoundException => IsOfOneLoan(exception) ? NotFound : Access,
        BaloanPartnerNotFoundException => PartnerNotFound,
        BaloanAuthenticationException => Access,
        BaloanRateLimitedException or BaloanUnavailableException or BaloanConnectionException => Unavailable,
        BaloanOutcomeUnknownException => OutcomeUnknown,
        BaloanResponseException => IsChange(exception) ? OutcomeUnknown : Answer,
        BaloanApiException { StatusCode: System.Net.HttpStatusCode.BadRequest } => Request,
        _ => Answer,
    };

    // An address without a loan in it that is not found is a wrong base address.
    private static bool IsOfOneLoan(BaloanException exception) =>
        exception.Operation?.Contains("{uuid}", StringComparison.Ordinal) != false;

    private static bool IsChange(BaloanException exception) =>
        exception.Operation is not { } operation
        || !(operation.StartsWith("GET ", StringComparison.Ordinal) || operation.EndsWith(" token/", StringComparison.Ordinal));
}

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

/// <summary>The language that a request's sender reads: Persian or English.</summary>
internal sealed class ProblemLanguage : CultureInfo
{
    public static readonly ProblemLanguage Persian = new("fa");
    public static readonly ProblemLanguage English = new("en");

    private readonly string _name;

    // Invariant globalization knows no Persian culture: this one has nothing but its name.
    private ProblemLanguage(string name)
        : base("") => _name = name;

    public override string TwoLetterISOLanguageName => _name;

    public static ProblemLanguage Of(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture is { } chosen)
        {
            return Of(chosen);
        }

        return context.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Named(language.Value.AsSpan()))
            .FirstOrDefault(language => language is not null) ?? Of(CurrentUICulture);
    }

    private static ProblemLanguage Of(CultureInfo culture) => Named(culture.TwoLetterISOLanguageName) ?? English;

    private static ProblemLanguage? Named(ReadOnlySpan<char> tag)
    {
        var language = tag.IndexOf('-') is var end and >= 0 ? tag[..end] : tag;
        return language.Equals("fa", StringComparison.OrdinalIgnoreCase) ? Persian
            : language.Equals("en", StringComparison.OrdinalIgnoreCase) ? English
            : null;
    }
}
