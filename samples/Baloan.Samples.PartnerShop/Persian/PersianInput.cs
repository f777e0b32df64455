using System.Globalization;
using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Persian;

/// <summary>Reads what people type, in the digits of any keyboard.</summary>
public static class PersianInput
{
    /// <summary>Reads a whole number; null where the text is none.</summary>
    public static int? Number(string? text) =>
        Toman.TryParse(text, out var number) && number.Value is >= 0 and <= int.MaxValue && decimal.IsInteger(number.Value) ? (int)number.Value : null;

    /// <summary>Reads an amount in Toman, with or without separators; null where the text is none.</summary>
    public static Toman? Amount(string? text)
    {
        var digits = (text ?? "").Replace("تومان", "", StringComparison.Ordinal).Replace('،', ',').Trim();
        return Toman.TryParse(digits, out var amount) && amount > Toman.Zero && decimal.IsInteger(amount.Value) ? amount : null;
    }

    /// <summary>The number as a form's value.</summary>
    public static string Value(int number) => number.ToString(CultureInfo.InvariantCulture);
}
