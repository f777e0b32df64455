using System.Text.Json;

namespace Baloan.Sdk;

/// <summary>Reads an opened loan.</summary>
internal static class LoanReader
{
    private const int Size = 104;
    private const int ApplicantSize = 64;

    /// <summary>Reads a loan.</summary>
    public static Loan Read(ref FieldReader reader)
    {
        reader.Expect(JsonTokenType.StartObject);
        reader.Spend(Size);
        var loan = new Loan();
        UnknownFields? others = null;
        while (reader.NextField())
        {
            if (reader.TryEnter("uuid"u8))
            {
                loan.Id = JsonUuid.Read(ref reader.Json);
            }
            else if (reader.TryEnter("plan_detail"u8))
            {
                loan.Plan = RepaymentPlanReader.Read(ref reader);
            }
            else if (!TryReadRepeated(ref reader, loan))
            {
                reader.Keep(ref others);
            }
        }

        loan.AdditionalData = others;
        return loan;
    }

    /// <summary>Reads a field that the gateway merely repeats from the request; one that cannot be read spoils nothing else.</summary>
    private static bool TryReadRepeated(ref FieldReader reader, Loan loan)
    {
        if (reader.TryEnter("phone_number"u8))
        {
            reader.Spend(ApplicantSize);
            loan.PhoneNumber = JsonApplicant.ReadPhoneNumber(ref reader.Json);
        }
        else if (reader.TryEnter("national_identifier"u8))
        {
            reader.Spend(ApplicantSize);
            loan.NationalIdentifier = JsonApplicant.ReadNationalId(ref reader.Json);
        }
        else if (reader.TryEnter("birth_date"u8))
        {
            reader.Spend(ApplicantSize);
            loan.BirthDate = JsonApplicant.ReadBirthDate(ref reader.Json);
        }
        else if (reader.TryEnter("amount"u8))
        {
            loan.Amount = new Toman(JsonNumber.ReadDecimal(ref reader.Json) ?? 0);
        }
        else if (reader.TryEnter("loan_due"u8))
        {
            loan.LoanDue = JsonNumber.ReadInt32(ref reader.Json);
        }
        else if (reader.TryEnter("store"u8))
        {
            loan.StoreId = JsonNumber.ReadInt32(ref reader.Json);
        }
        else
        {
            return false;
        }

        return true;
    }
}
