namespace Marketplace;

/// <summary>A partner of the marketplace.</summary>
public sealed class Shop
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string Username { get; set; }

    public required string Password { get; set; }

    public string? CallbackSecretHash { get; set; }
}
