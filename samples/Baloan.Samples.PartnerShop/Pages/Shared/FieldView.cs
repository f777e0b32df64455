namespace Baloan.Samples.PartnerShop.Pages;

/// <summary>A text field with its label, its hint and its error.</summary>
public sealed record FieldView(
    string Name, string Label, string? Value, string? Hint, string? Error, string InputMode, string AutoComplete)
{
    /// <summary>The ids of what describes the field; null where nothing does.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{Name}-hint",
        (null, _) => $"{Name}-error",
        _ => $"{Name}-error {Name}-hint",
    };
}
