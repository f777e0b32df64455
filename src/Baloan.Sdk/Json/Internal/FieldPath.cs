namespace Baloan.Sdk.Json.Internal;

/// <summary>Names the place in an answer that cannot be read, by the gateway's documented names alone: any other is text of whoever sent it.</summary>
internal static class FieldPath
{
    private static readonly HashSet<string> KnownNames = new(StringComparer.Ordinal)
    {
        "stores", "id", "title_fa", "logo", "possible_loan_dues", "bank_effected_interest_rate", "installment_formula",
        "uuid", "phone_number", "national_identifier", "birth_date", "amount", "loan_due", "store",
        "plan_detail", "monthly_installment_amount", "total_payback",
        "contract_pdf_file", "file", "is_agreed_by_user", "state", "reason",
    };

    /// <summary><c>stores.id</c> for <c>$[3].stores[0].id</c>; null where the path leads to no documented field.</summary>
    public static string? Of(string? path)
    {
        var names = (path ?? "").Split('.').Skip(1).Select(WithoutIndex).TakeWhile(KnownNames.Contains);
        var field = string.Join(".", names);
        return field.Length == 0 ? null : field;
    }

    private static string WithoutIndex(string step)
    {
        var index = step.IndexOf('[');
        return index < 0 ? step : step.Substring(0, index);
    }
}
