namespace Baloan.Samples.PartnerShop.Persian;

/// <summary>The months of the Persian year, from Farvardin.</summary>
public static class PersianMonths
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ];
}
