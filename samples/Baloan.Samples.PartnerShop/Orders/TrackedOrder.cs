using Baloan.Sdk;

namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>An order with what the gateway has told of its loan.</summary>
public sealed class TrackedOrder
{
    public required Order Order { get; init; }

    /// <summary>The loan's file; null while the gateway has told nothing.</summary>
    public LoanFile? File { get; init; }

    public LoanState State => File?.State ?? default;

    public bool IsOpen => Order.Stage == OrderStage.Opened && !State.IsFinal;

    /// <summary>The contract exists once the cheque is verified.</summary>
    public bool HasContract => Order.LoanId is not null
        && (State == LoanState.ChequeVerified || State == LoanState.SentToBank || State == LoanState.Paid);

    public bool CanSign => State == LoanState.ChequeVerified && Order.SignedAt is null;

    public bool CanCancel => IsOpen && (State == default || State == LoanState.Created || State == LoanState.ChequeVerified);

    /// <summary>Tells one look of the order's page from another. That an open loan was created is no news.</summary>
    public string Version =>
        $"{Order.Stage}.{(State == LoanState.Created ? default : State).Value}.{(Order.SignedAt is null ? "unsigned" : "signed")}.{(Order.OtpRequestedAt is null ? "no-otp" : "otp")}";
}
