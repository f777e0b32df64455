using System.Text;

namespace Baloan.Sdk;

/// <summary>Names the place in an answer that cannot be read, by the gateway's documented names alone: any other is text of whoever sent it.</summary>
internal static class FieldPath
{
    // No documented name is longer.
    private const int MaxLength = 64;

    private static readonly HashSet<string> KnownNames = new(StringComparer.Ordinal)
    {
        "stores", "id", "title_fa", "logo", "possible_loan_dues", "bank_effected_interest_rate", "installment_formula",
        "uuid", "phone_number", "national_identifier", "birth_date", "amount", "loan_due", "store",
        "plan_detail", "monthly_installment_amount", "total_payback",
        "contract_pdf_file", "file", "is_agreed_by_user", "state", "reason",
    };

    /// <summary><c>contract_pdf_file.uuid</c> for a field within another, which may be empty; null where neither is a documented field.</summary>
    public static string? Of(ReadOnlySpan<byte> outer, ReadOnlySpan<byte> field)
    {
        var name = NameOf(field);
        return outer.IsEmpty ? name
            : NameOf(outer) is { } outerName && name is not null ? $"{outerName}.{name}"
            : NameOf(outer);
    }

    private static string? NameOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(utf8.ToArray());
        return KnownNames.Contains(name) ? name : null;
    }
}
