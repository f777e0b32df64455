namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>Why a step of an order did not succeed, for the customer.</summary>
/// <param name="Place">Where on the order's page it belongs.</param>
/// <param name="Sentence">What to tell.</param>
public sealed record OrderProblem(string Place, string Sentence)
{
    /// <summary>Beside the field of the OTP.</summary>
    public const string Otp = "Otp";

    /// <summary>At the top of the order.</summary>
    public const string Order = "Order";
}
