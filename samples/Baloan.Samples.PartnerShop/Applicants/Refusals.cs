using Baloan.Samples.PartnerShop.Persian;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>Says in Persian what the gateway refused, and where on the page that belongs.</summary>
public static class Refusals
{
    private const string TryLater = "همین حالا امکان ثبت درخواست وام نیست و وامی باز نشد. چند دقیقهٔ دیگر دوباره تلاش کنید.";

    private const string NotAccepted = "این مورد پذیرفته نشد؛ دوباره ببینید.";

    private static readonly Dictionary<BaloanErrorCode, string> FieldsByCode = new()
    {
        [BaloanErrorCode.PhoneNumberExistWithAnotherNationalId] = ApplicantField.PhoneNumber,
        [BaloanErrorCode.NationalIdExistsWithAnotherPhoneNumber] = ApplicantField.PhoneNumber,
        [BaloanErrorCode.NationalPhoneVerificationFailed] = ApplicantField.PhoneNumber,
        [BaloanErrorCode.AgeNotInValidRange] = ApplicantField.BirthDate,
        [BaloanErrorCode.InvalidDateFormat] = ApplicantField.BirthDate,
        [BaloanErrorCode.LoanAmountExceedUserCredit] = ApplicantField.Plan,
        [BaloanErrorCode.LoanDueOrAmountNotMatchStorePolicies] = ApplicantField.Plan,
    };

    private static readonly Dictionary<string, string> FieldsByWireName = new()
    {
        ["phone_number"] = ApplicantField.PhoneNumber,
        ["national_identifier"] = ApplicantField.NationalId,
        ["birth_date"] = ApplicantField.BirthDate,
        ["amount"] = ApplicantField.Plan,
        ["loan_due"] = ApplicantField.Plan,
        ["store"] = ApplicantField.Plan,
    };

    /// <summary>What to tell the applicant of an exception after which it is certain that no loan was opened.</summary>
    public static Refusal Of(BaloanException exception) => exception switch
    {
        // The client's own sentence for the code, not the gateway's, which may tell of other people.
        BaloanApiException { Code.IsDocumented: true } error => new(
            FieldsByCode.GetValueOrDefault(error.Code, ApplicantField.Form), error.Code.Describe(PersianText.Culture))
        {
            IsRepetition = error.Code == BaloanErrorCode.DuplicateRequest,
        },
        BaloanApiException { FieldErrors.Count: > 0 } error => new([.. error.FieldErrors.Select(OfField)]),
        BaloanApplicantException or BaloanValidationException => new(ApplicantField.Form, "این درخواست پذیرفته نشد. اطلاعات را دوباره ببینید."),
        _ => new(ApplicantField.Form, TryLater),
    };

    // The client asks for Persian, so the gateway's own words are for the applicant, unless they are English all the same.
    private static (string Field, string Sentence) OfField(KeyValuePair<string, IReadOnlyList<string>> error) =>
        (FieldsByWireName.GetValueOrDefault(error.Key, ApplicantField.Form),
            string.Join(" ", error.Value.All(PersianText.IsPersian) ? error.Value : [NotAccepted]));
}
