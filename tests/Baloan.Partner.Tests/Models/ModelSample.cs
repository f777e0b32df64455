using System.Text.Json;
using Baloan.Sdk;

namespace Baloan.Partner.Tests.Models;

/// <summary>A model of each kind, with every field and unknown ones.</summary>
internal static class ModelSample
{
    public static IReadOnlyDictionary<Type, object> All { get; } = new object[]
    {
        Request(), NewLoan(), NewPlan(), NewPolicy(), NewStore(), NewContract(), NewFile(), NewCallback(),
    }.ToDictionary(model => model.GetType());

    public static CreateLoanRequest Request() => new()
    {
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse("0010350829"),
        BirthDate = new BirthDate(1990, 5, 12),
        Amount = new Toman(10_000_000),
        LoanDue = 12,
        StoreId = 1,
    };

    private static Loan NewLoan() => new()
    {
        Id = Guid.Parse("a71b93c4-b1a9-4868-9cb2-310757422af1"),
        PhoneNumber = PhoneNumber.Parse("09123456789"),
        NationalIdentifier = NationalId.Parse("0010350829"),
        BirthDate = new BirthDate(1990, 5, 12),
        Amount = new Toman(10_000_000),
        LoanDue = 12,
        StoreId = 1,
        Plan = NewPlan(),
        AdditionalData = Unknown(),
    };

    private static RepaymentPlan NewPlan() => new()
    {
        MonthlyInstallment = new Toman(1_057_616),
        TotalPayback = new Toman(12_691_397),
        AdditionalData = Unknown(),
    };

    private static LoanPolicy NewPolicy() => new()
    {
        Stores = [NewStore()],
        Amount = TomanRange.FromMillions(10, 30),
        PossibleLoanDues = [6, 12],
        BankEffectedInterestRate = 22.5m,
        InstallmentFormula = InstallmentFormula.Parse("amount/loan_due"),
        AdditionalData = Unknown(),
    };

    private static PolicyStore NewStore() => new()
    {
        Id = 1,
        Title = "فروشگاه",
        Logo = new Uri("https://first.sample/logo.png"),
        AdditionalData = Unknown(),
    };

    private static LoanContract NewContract() => new() { File = NewFile(), IsAgreedByUser = true, AdditionalData = Unknown() };

    private static ContractFile NewFile() => new()
    {
        Id = Guid.Parse("9e99ba5e-dccd-46ca-babc-c089cc2b80f0"),
        Url = new Uri("https://contract-file.sample/1.pdf"),
        AdditionalData = Unknown(),
    };

    private static LoanCallback NewCallback() => new()
    {
        LoanId = Guid.Parse("d4c22af9-3676-4c6e-ab72-2a7b5b22afc5"),
        State = LoanState.Blocked,
        Reason = "a cheque",
        AdditionalData = Unknown(),
    };

    private static Dictionary<string, JsonElement>? Unknown() =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"fee":5,"note":"یک","more":{"list":[1,null,"x"]}}""");
}
