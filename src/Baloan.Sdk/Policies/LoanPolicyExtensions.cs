namespace Baloan.Sdk;

/// <summary>What a shop asks of its policies.</summary>
public static class LoanPolicyExtensions
{
    /// <summary>The policies that hold in a store.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="storeId">The store's id.</param>
    public static IEnumerable<LoanPolicy> OfStore(this IEnumerable<LoanPolicy> policies, int storeId) =>
        policies.Where(policy => policy.Stores.Any(store => store.Id == storeId));

    /// <summary>The policies that grant an amount, each over its own lengths (<see cref="LoanPolicy.PossibleLoanDues"/>).</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="amount">The amount in Toman.</param>
    public static IEnumerable<LoanPolicy> Allowing(this IEnumerable<LoanPolicy> policies, Toman amount) =>
        policies.Where(policy => policy.Amount.Contains(amount));

    /// <summary>
    /// The range from the lowest to the highest amount that any of the policies grants; empty when none grants anything.
    /// Between the ranges of two policies there can be a gap, so ask <see cref="Allowing"/> about an amount.
    /// </summary>
    /// <param name="policies">The policies.</param>
    public static TomanRange WidestAmount(this IEnumerable<LoanPolicy> policies) =>
        policies.Aggregate(TomanRange.Empty, (widest, policy) => widest.SpanWith(policy.Amount));
}
