using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Applicants;

/// <summary>The applicant's form, as typed.</summary>
public sealed class ApplicantForm
{
    public string? PhoneNumber { get; set; }

    public string? NationalId { get; set; }

    public string? BirthDay { get; set; }

    public int? BirthMonth { get; set; }

    public string? BirthYear { get; set; }

    /// <summary>Reads the form; null where something is wrong, which is then told field by field.</summary>
    public Applicant? Read(Action<string, string> reportError)
    {
        var identity = ReadIdentity(reportError);
        var birthDate = ReadBirthDate(reportError);
        return identity is not null && birthDate is not null
            ? new Applicant(identity.Value.PhoneNumber, identity.Value.NationalId, birthDate.Value)
            : null;
    }

    /// <summary>Reads of the form what tells who somebody is; null where something is wrong, which is then told field by field.</summary>
    public (PhoneNumber PhoneNumber, NationalId NationalId)? ReadIdentity(Action<string, string> reportError)
    {
        var phoneNumber = ReadPhoneNumber(reportError);
        var nationalId = ReadNationalId(reportError);
        return phoneNumber is not null && nationalId is not null ? (phoneNumber.Value, nationalId.Value) : null;
    }

    private PhoneNumber? ReadPhoneNumber(Action<string, string> reportError)
    {
        if (Baloan.Sdk.PhoneNumber.TryParse(PhoneNumber, out var number))
        {
            return number;
        }

        reportError(ApplicantField.PhoneNumber, string.IsNullOrWhiteSpace(PhoneNumber)
            ? "شمارهٔ موبایل را بنویسید."
            : "شمارهٔ موبایل باید مانند ۰۹۱۲۳۴۵۶۷۸۹ باشد.");
        return null;
    }

    private NationalId? ReadNationalId(Action<string, string> reportError)
    {
        if (Baloan.Sdk.NationalId.TryParseIranian(NationalId, out var id))
        {
            return id;
        }

        reportError(ApplicantField.NationalId, string.IsNullOrWhiteSpace(NationalId)
            ? "کد ملی را بنویسید."
            : "کد ملی درست نیست؛ رقم‌ها را دوباره ببینید.");
        return null;
    }

    private BirthDate? ReadBirthDate(Action<string, string> reportError)
    {
        if (string.IsNullOrWhiteSpace(BirthDay) || BirthMonth is null || string.IsNullOrWhiteSpace(BirthYear))
        {
            reportError(ApplicantField.BirthDate, "روز، ماه و سال تولد را کامل کنید.");
            return null;
        }

        if (Baloan.Sdk.BirthDate.TryParsePersian($"{BirthYear}/{BirthMonth}/{BirthDay}", out var birthDate))
        {
            return birthDate;
        }

        reportError(ApplicantField.BirthDate, "چنین روزی در تقویم نیست. سال را شمسی و چهاررقمی بنویسید، مانند ۱۳۷۰.");
        return null;
    }
}
