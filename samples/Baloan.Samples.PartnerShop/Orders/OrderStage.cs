namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>How far the shop itself has come with an order. What happens after that is told by the loan's file.</summary>
public enum OrderStage
{
    /// <summary>Saved before the loan is asked for, so that a crash in between leaves a trace.</summary>
    Opening,

    /// <summary>The gateway opened no loan; the customer may correct the request and send it again.</summary>
    NotOpened,

    /// <summary>The gateway's answer was lost. The loan may exist, so the request is not sent again.</summary>
    Unknown,

    /// <summary>The loan is open.</summary>
    Opened,
}
