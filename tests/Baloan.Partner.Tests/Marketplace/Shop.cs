using System.ComponentModel.DataAnnotations;

namespace Baloan.Partner.Tests.Marketplace;

/// <summary>A shop of the marketplace, a partner of Baloan.</summary>
public sealed class Shop
{
    [Key]
    public required string Key { get; set; }

    public required string Username { get; set; }

    public required string Password { get; set; }

    public string CallbackSecretHash { get; set; } = "";
}
