using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Installments;

/// <summary>Makes quotes from the gateway's policies. Knows no gateway and no web.</summary>
public static class InstallmentPlanner
{
    /// <summary>Amounts between the ends of a range go in steps of half a million Toman.</summary>
    public static Toman Step { get; } = Toman.FromMillions(0.5m);

    /// <summary>The lowest instalment that a product can be had for; null where no policy lends enough for it.</summary>
    public static InstallmentOption? Cheapest(IReadOnlyList<LoanPolicy> policies, Toman price) =>
        StoresOf(policies)
            .Select(store => Quote(policies, price, new InstallmentChoice { StoreId = store.Id }))
            .Where(quote => quote is not null)
            .SelectMany(quote => quote!.Options)
            .Where(option => option.Monthly is not null)
            .MinBy(option => option.Monthly!.Value);

    /// <summary>A quote for what the customer chose; null where the product cannot be had by instalments.</summary>
    public static InstallmentQuote? Quote(IReadOnlyList<LoanPolicy> policies, Toman price, InstallmentChoice choice)
    {
        var stores = StoresOf(policies).Where(store => AmountsFor(policies, store, price) is not null).ToList();
        var store = stores.Find(store => store.Id == choice.StoreId) ?? stores.FirstOrDefault();
        if (store is null)
        {
            return null;
        }

        var ofStore = policies.OfStore(store.Id).ToList();
        var (least, most) = AmountsFor(policies, store, price)!.Value;
        var isGranted = Toman.TryParse(choice.Amount, out var typed) && decimal.IsInteger(typed.Value) && typed <= price && ofStore.Allowing(typed).Any();
        var amount = isGranted ? typed : Usual(ofStore, price, most);
        var options = OptionsFor(ofStore, amount);
        return new InstallmentQuote
        {
            Price = price,
            Stores = stores,
            Store = store,
            Least = least,
            Most = most,
            Amount = amount,
            RefusedAmount = isGranted || string.IsNullOrWhiteSpace(choice.Amount) ? null : choice.Amount,
            Options = options,
            Chosen = options.FirstOrDefault(option => option.Months == choice.Months) ?? options.LastOrDefault(),
        };
    }

    private static IEnumerable<PolicyStore> StoresOf(IEnumerable<LoanPolicy> policies) =>
        policies.SelectMany(policy => policy.Stores).DistinctBy(store => store.Id);

    private static List<InstallmentOption> OptionsFor(IEnumerable<LoanPolicy> policies, Toman amount) =>
        [.. policies.Allowing(amount)
            .SelectMany(policy => policy.PossibleLoanDues, (policy, months) => new InstallmentOption(
                months, policy.TryEstimateInstallment(amount, months, out var estimate) ? estimate : null))
            .GroupBy(option => option.Months)
            .Select(group => group.OrderBy(option => option.Monthly ?? default).Last())
            .OrderBy(option => option.Months)];

    /// <summary>The lowest and the highest whole amount that a store lends for a product; null where it lends nothing for it.</summary>
    private static (Toman Least, Toman Most)? AmountsFor(IReadOnlyList<LoanPolicy> policies, PolicyStore store, Toman price)
    {
        var lent = policies.OfStore(store.Id)
            .Select(policy => (
                Least: policy.Amount.Smallest ?? Step,
                Most: policy.Amount.Largest is { } largest && largest < price ? largest : price,
                policy.Amount))
            .Where(ends => ends.Least <= ends.Most && ends.Amount.Contains(ends.Least) && ends.Amount.Contains(ends.Most))
            .ToList();
        return lent.Count == 0 ? null : (lent.Min(ends => ends.Least), lent.Max(ends => ends.Most));
    }

    /// <summary>What the form begins with: as much as is lent, in steps where that is less than the price.</summary>
    private static Toman Usual(IEnumerable<LoanPolicy> policies, Toman price, Toman most)
    {
        var inSteps = Step * Math.Floor(most / Step);
        return most < price && policies.Allowing(inSteps).Any() ? inSteps : most;
    }
}
