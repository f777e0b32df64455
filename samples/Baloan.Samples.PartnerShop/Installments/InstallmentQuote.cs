using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Installments;

/// <summary>What a product costs by instalments, for what the customer chose so far.</summary>
public sealed class InstallmentQuote
{
    public required Toman Price { get; init; }

    public required IReadOnlyList<PolicyStore> Stores { get; init; }

    public required PolicyStore Store { get; init; }

    /// <summary>The lowest whole amount that this store lends for this product.</summary>
    public required Toman Least { get; init; }

    /// <summary>The highest whole amount that this store lends for this product.</summary>
    public required Toman Most { get; init; }

    /// <summary>The amount of the loan.</summary>
    public required Toman Amount { get; init; }

    /// <summary>The amount as the customer typed it, where it cannot be lent.</summary>
    public string? RefusedAmount { get; init; }

    /// <summary>The lengths for this amount, the shortest first.</summary>
    public required IReadOnlyList<InstallmentOption> Options { get; init; }

    /// <summary>The length that was chosen; the longest where it was none of these.</summary>
    public InstallmentOption? Chosen { get; init; }

    /// <summary>What the customer pays at once.</summary>
    public Toman DownPayment => Price - Amount;

    /// <summary>Whether this is just what was asked for, so that an order can be made of it.</summary>
    public bool Answers(InstallmentChoice choice) =>
        RefusedAmount is null && choice.Amount is not null && choice.StoreId == Store.Id && Chosen is { } chosen && chosen.Months == choice.Months;
}
