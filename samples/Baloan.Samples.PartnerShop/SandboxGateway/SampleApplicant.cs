using System.Globalization;
using Baloan.Samples.PartnerShop.Applicants;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.SandboxGateway;

/// <summary>Fills in the form with somebody to whom the sandbox grants a loan, so that a developer need not.</summary>
public static class SampleApplicant
{
    public static ApplicantForm MakeUp(Random random)
    {
        var applicant = SandboxApplicant.New(random.Next(SandboxApplicant.Seeds));
        var (calendar, birth) = (new PersianCalendar(), applicant.BirthDate.ToDateTime());
        return new()
        {
            PhoneNumber = applicant.PhoneNumber.Value,
            NationalId = applicant.NationalIdentifier.Value,
            BirthYear = calendar.GetYear(birth).ToString(CultureInfo.InvariantCulture),
            BirthMonth = calendar.GetMonth(birth),
            BirthDay = calendar.GetDayOfMonth(birth).ToString(CultureInfo.InvariantCulture),
        };
    }
}
