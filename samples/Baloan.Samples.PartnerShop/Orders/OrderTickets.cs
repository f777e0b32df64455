using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>
/// Makes the ids of orders, sealed for the customer whose form gets one. The ticket stands in the form's address, where
/// anybody can write: one that the shop did not make, or made for another customer, opens nothing.
/// </summary>
public sealed class OrderTickets(IDataProtectionProvider protection)
{
    /// <summary>A ticket with the id of a new order.</summary>
    public string Issue(Guid customerId) => Seal(customerId).Protect(Guid.NewGuid().ToString("D"));

    /// <summary>The id in a customer's own ticket; null for any other text.</summary>
    public Guid? Read(string ticket, Guid customerId)
    {
        try
        {
            return Guid.Parse(Seal(customerId).Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Seal(Guid customerId) => protection.CreateProtector("PartnerShop.OrderTicket", customerId.ToString("D"));
}
