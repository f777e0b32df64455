namespace Marketplace;

/// <summary>A shop in the settings, from which the table is filled.</summary>
public sealed record ShopSettings(string Key, string Username, string Password, string CallbackSecret);
