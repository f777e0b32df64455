using System.Globalization;
using Baloan.Samples.PartnerShop.Applicants;

namespace Baloan.Samples.PartnerShop.SandboxGateway;

/// <summary>Makes up an applicant, so that a developer need not.</summary>
public static class SampleApplicant
{
    private const int NinePlaces = 9;

    public static ApplicantForm MakeUp(Random random) => new()
    {
        PhoneNumber = "0912" + Digits(random, 7),
        NationalId = NationalCode("00" + Digits(random, NinePlaces - 2)),
        BirthDay = random.Next(1, 30).ToString(CultureInfo.InvariantCulture),
        BirthMonth = random.Next(1, 13),
        BirthYear = random.Next(1345, 1384).ToString(CultureInfo.InvariantCulture),
    };

    private static string Digits(Random random, int count) => new(random.GetItems<char>("0123456789", count));

    private static string NationalCode(string nineDigits)
    {
        var remainder = nineDigits.Select((digit, i) => (digit - '0') * (NinePlaces + 1 - i)).Sum() % 11;
        return nineDigits + (remainder < 2 ? remainder : 11 - remainder).ToString(CultureInfo.InvariantCulture);
    }
}
