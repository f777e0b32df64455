using Baloan.Sdk;

namespace Baloan.Partner.Tests.Values;

/// <summary>A value of each kind, and the text that it is kept as.</summary>
public sealed record Sample(object Value, string Text)
{
    public static IReadOnlyDictionary<string, Sample> Set { get; } = new Dictionary<string, Sample>
    {
        ["a phone number"] = new(PhoneNumber.Parse("09123456789"), "09123456789"),
        ["a national id"] = new(NationalId.Parse("0010350829"), "0010350829"),
        ["a foreigner's id"] = new(NationalId.Parse("12345678901"), "12345678901"),
        ["a birth date"] = new(new BirthDate(1990, 5, 12), "1990-05-12"),
        ["an amount"] = new(new Toman(5_000_000), "5000000"),
        ["a part of a Toman"] = new(new Toman(22.5m), "22.5"),
        ["the largest amount"] = new(new Toman(decimal.MaxValue), "79228162514264337593543950335"),
        ["a negative amount"] = new(new Toman(-1), "-1"),
        ["a range"] = new(new TomanRange(new(10_000_000), new(30_000_000)), "[10000000,30000000)"),
        ["a closed range"] = new(new TomanRange(new(0.5m), new(1.5m), "[]"), "[0.5,1.5]"),
        ["a range without limits"] = new(new TomanRange(null, null), "(,)"),
        ["an empty range"] = new(TomanRange.Empty, "empty"),
        ["a state"] = new(LoanState.Paid, "loan_paid"),
        ["an undocumented state"] = new(LoanState.From("on hold"), "on hold"),
        ["an error code"] = new(BaloanErrorCode.DuplicateRequest, "duplicate_request"),
        ["an undocumented error code"] = new(BaloanErrorCode.From("on_hold"), "on_hold"),
        ["a formula"] = new(InstallmentFormula.Parse("amount*1.2 + loan_due"), "amount*1.2 + loan_due"),
    };

    /// <summary>What was never set; the text of an amount is its zero.</summary>
    public static IReadOnlyDictionary<string, Sample> Unset { get; } = new Dictionary<string, Sample>
    {
        ["no phone number"] = new(default(PhoneNumber), ""),
        ["no national id"] = new(default(NationalId), ""),
        ["no birth date"] = new(default(BirthDate), ""),
        ["no amount"] = new(default(Toman), "0"),
        ["no range"] = new(default(TomanRange), ""),
        ["no state"] = new(default(LoanState), ""),
        ["no error code"] = new(default(BaloanErrorCode), ""),
    };

    public static Sample Of(string name) => Set.TryGetValue(name, out var sample) ? sample : Unset[name];

    public Type Type => Value.GetType();

    /// <summary>The whole text of a value by its own members, for what has no text but a masked one.</summary>
    public static string WholeOf(object? value) => value switch
    {
        PhoneNumber phone => phone.Value,
        NationalId id => id.Value,
        BirthDate date => date.Value,
        null => "nothing",
        _ => value.ToString()!,
    };
}
