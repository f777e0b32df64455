using System.Globalization;

namespace Baloan.Sdk;

/// <summary>What one member of a <see cref="CreateLoanRequest"/> must be, told without its value.</summary>
/// <param name="member">The member's name.</param>
/// <param name="isKept">Whether a request keeps the rule.</param>
/// <param name="advice">What a developer is told after the member's name.</param>
/// <param name="english">What an applicant is told in English.</param>
/// <param name="persian">What an applicant is told in Persian.</param>
internal sealed class CreateLoanRequestRule(string member, Func<CreateLoanRequest, bool> isKept, string advice, string english, string persian)
{
    public string Member => member;

    public string Advice => $"{member} {advice}";

    public bool IsKept(CreateLoanRequest request) => isKept(request);

    /// <summary>The sentence for the applicant, in the language of the current culture of the user interface.</summary>
    public string Describe() => PersianCulture.Chooses(CultureInfo.CurrentUICulture) ? persian : english;
}
