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

    /// <summary>Whether the contract waits for its signature; before that the customer may have to accept the plan.</summary>
    public bool AwaitsSignature => State == LoanState.ChequeVerified && Order.SignedAt is null;

    /// <summary>
    /// Whether the customer has yet to accept the plan, since it is dearer than what was shown, or is not known: it stands in the
    /// contract then.
    /// </summary>
    public bool CanAcceptPlan => Order is { IsPlanAsShown: false, PlanAcceptedAt: null }
        && (AwaitsSignature || (IsBeforeContract && Order.MonthlyInstallment is not null));

    /// <summary>Whether somebody else than the customer moves the order on: the gateway, or the clerk.</summary>
    public bool WaitsForOthers => Order.Stage is OrderStage.Opening or OrderStage.Unknown || (IsOpen && !AwaitsSignature);

    public bool CanSign => AwaitsSignature && !CanAcceptPlan;

    public bool CanCancel => IsBeforeContract || (IsOpen && State == LoanState.ChequeVerified);

    private bool IsBeforeContract => IsOpen && (State == default || State == LoanState.Created);

    /// <summary>Tells one look of the order's page from another. That an open loan was created is no news.</summary>
    public string Version =>
        $"{Order.Stage}.{(State == LoanState.Created ? default : State).Value}.{(Order.SignedAt is null ? "unsigned" : "signed")}.{(CanAcceptPlan ? "dearer" : "accepted")}.{(Order.OtpRequestedAt is null ? "no-otp" : "otp")}";
}
