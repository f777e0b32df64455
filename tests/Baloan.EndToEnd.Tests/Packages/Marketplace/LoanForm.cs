using System.ComponentModel.DataAnnotations;
using Baloan.Sdk;

namespace Marketplace;

/// <summary>What a person writes, in Persian or Latin digits.</summary>
public sealed class LoanForm : IValidatableObject
{
    public string? Phone { get; set; }

    public string? NationalCode { get; set; }

    public string? Birth { get; set; }

    public string? Price { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!PhoneNumber.TryParse(Phone, out _))
        {
            yield return new("شمارهٔ موبایل را درست بنویسید.", [nameof(Phone)]);
        }

        if (!NationalId.TryParseIranian(NationalCode, out _))
        {
            yield return new("کد ملی را درست بنویسید.", [nameof(NationalCode)]);
        }

        if (!BirthDate.TryParsePersian(Birth, out _))
        {
            yield return new("تاریخ تولد را مانند ۱۳۷۷/۱۱/۲۵ بنویسید.", [nameof(Birth)]);
        }

        if (!Toman.TryParse(Price, out var price) || price <= Toman.Zero)
        {
            yield return new("مبلغ را به تومان بنویسید.", [nameof(Price)]);
        }
    }

    public CreateLoanRequest ToRequest() => new()
    {
        PhoneNumber = PhoneNumber.Parse(Phone!),
        NationalIdentifier = NationalId.ParseIranian(NationalCode!),
        BirthDate = BirthDate.ParsePersian(Birth!),
        Amount = Toman.Parse(Price!),
        LoanDue = 12,
        StoreId = 1,
    };
}
