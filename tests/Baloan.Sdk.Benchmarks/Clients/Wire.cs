using System.Text.Json.Serialization;

namespace Baloan.Sdk.Benchmarks.Clients;

internal sealed class WireStore
{
    [JsonPropertyName("id")]
    public int Id { get; set; }

    [JsonPropertyName("title_fa")]
    public string Title { get; set; } = "";

    [JsonPropertyName("logo")]
    public Uri? Logo { get; set; }
}

internal sealed class WireRange
{
    [JsonPropertyName("lower")]
    public decimal? Lower { get; set; }

    [JsonPropertyName("upper")]
    public decimal? Upper { get; set; }

    [JsonPropertyName("bounds")]
    public string Bounds { get; set; } = "";
}

internal sealed class WirePolicy
{
    [JsonPropertyName("stores")]
    public List<WireStore> Stores { get; set; } = [];

    [JsonPropertyName("amount")]
    public WireRange Amount { get; set; } = new();

    [JsonPropertyName("possible_loan_dues")]
    public List<int> PossibleLoanDues { get; set; } = [];

    [JsonPropertyName("bank_effected_interest_rate")]
    public decimal BankEffectedInterestRate { get; set; }

    [JsonPropertyName("installment_formula")]
    public string InstallmentFormula { get; set; } = "";
}

internal class WireLoanRequest
{
    [JsonPropertyName("phone_number")]
    public string PhoneNumber { get; set; } = "";

    [JsonPropertyName("national_identifier")]
    public string NationalIdentifier { get; set; } = "";

    [JsonPropertyName("birth_date")]
    public DateOnly BirthDate { get; set; }

    [JsonPropertyName("amount")]
    public decimal Amount { get; set; }

    [JsonPropertyName("loan_due")]
    public int LoanDue { get; set; }

    [JsonPropertyName("store")]
    public int Store { get; set; }
}

internal sealed class WirePlan
{
    [JsonPropertyName("monthly_installment_amount")]
    public decimal MonthlyInstallment { get; set; }

    [JsonPropertyName("total_payback")]
    public decimal TotalPayback { get; set; }
}

internal sealed class WireLoan : WireLoanRequest
{
    [JsonPropertyName("uuid")]
    public Guid Uuid { get; set; }

    [JsonPropertyName("plan_detail")]
    public WirePlan PlanDetail { get; set; } = new();
}

internal sealed class WireFile
{
    [JsonPropertyName("uuid")]
    public Guid Uuid { get; set; }

    [JsonPropertyName("file")]
    public Uri? File { get; set; }
}

internal sealed class WireContract
{
    [JsonPropertyName("contract_pdf_file")]
    public WireFile File { get; set; } = new();

    [JsonPropertyName("is_agreed_by_user")]
    public bool IsAgreedByUser { get; set; }
}

internal sealed class WireError
{
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("detail")]
    public string? Detail { get; set; }
}

internal sealed class WireToken
{
    [JsonPropertyName("access")]
    public string Access { get; set; } = "";
}

[JsonSerializable(typeof(WireToken))]
[JsonSerializable(typeof(List<WirePolicy>))]
[JsonSerializable(typeof(WireLoanRequest))]
[JsonSerializable(typeof(WireLoan))]
[JsonSerializable(typeof(WireContract))]
[JsonSerializable(typeof(WireError))]
internal sealed partial class WireContext : JsonSerializerContext;
