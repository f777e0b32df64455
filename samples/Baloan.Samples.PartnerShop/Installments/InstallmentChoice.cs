using System.Globalization;
using Baloan.Sdk;
using Microsoft.AspNetCore.Mvc;

namespace Baloan.Samples.PartnerShop.Installments;

/// <summary>What the customer chose so far, as it stands in the address: nothing of it is trusted.</summary>
public sealed class InstallmentChoice
{
    [FromQuery(Name = "store")]
    public int? StoreId { get; set; }

    /// <summary>The amount as typed.</summary>
    [FromQuery(Name = "amount")]
    public string? Amount { get; set; }

    [FromQuery(Name = "months")]
    public int? Months { get; set; }

    /// <summary>The same choice as values of a link.</summary>
    public static Dictionary<string, string> ToRoute(string slug, int storeId, Toman amount, int months) => new()
    {
        ["slug"] = slug,
        ["store"] = storeId.ToString(CultureInfo.InvariantCulture),
        ["amount"] = amount.ToString(),
        ["months"] = months.ToString(CultureInfo.InvariantCulture),
    };
}
